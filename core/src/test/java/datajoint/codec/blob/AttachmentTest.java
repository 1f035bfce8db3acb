package datajoint.codec.blob;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import datajoint.model.CodecException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AttachmentTest {
    @TempDir
    Path folder;

    @Test
    void isSavedUnderItsNameAndNeverOverAnotherFile() {
        Attachment file = new Attachment("notes.txt", new byte[] {1, 2});

        assertThat(file.saveTo(folder)).hasBinaryContent(new byte[] {1, 2});
        assertThatThrownBy(() -> file.saveTo(folder))
                .isInstanceOf(CodecException.class)
                .hasMessageContaining("notes.txt");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", "..", "../x", "/etc/x", "a/b", "a\\b", "C:x", "a\nb"})
    void aNameThatLeadsElsewhereIsRefused(String name) {
        assertThatThrownBy(() -> new Attachment(name, new byte[0]).saveTo(folder))
                .isInstanceOf(CodecException.class)
                .hasMessageContaining("no plain file name");
    }
}
