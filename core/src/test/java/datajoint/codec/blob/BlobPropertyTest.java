package datajoint.codec.blob;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class BlobPropertyTest {
    @Property(tries = 2000)
    void whatIsWrittenIsReadEqual(@ForAll long seed, @ForAll Compression compression) {
        Object value = new RandomValues(seed).next();

        assertThat(Blob.decode(Blob.encode(value, compression))).isEqualTo(value);
    }
}
