package datajoint.store.s3;

import datajoint.model.StoreException;
import datajoint.settings.StoreSpec;
import datajoint.store.Storage;
import java.util.Map;

/** Puts one object into a store without keys in its settings. */
final class PutOne {
    private PutOne() {}

    /** @param arguments endpoint and bucket */
    public static void main(String[] arguments) {
        StoreSpec spec = new StoreSpec(
                "main", "s3", Map.of("endpoint", arguments[0], "bucket", arguments[1], "location", "ambient"));
        try (Storage storage = S3Storage.open(spec, TestBucket.QUICK)) {
            storage.put(TestBucket.path("a"), TestBucket.text("1"));
            System.out.println("written");
        } catch (StoreException e) {
            System.out.println(e.getMessage().replace('\n', ' '));
        }
    }
}
