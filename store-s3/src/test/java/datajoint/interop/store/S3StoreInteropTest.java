package datajoint.interop.store;

import datajoint.testkit.S3Server;

/** In stores of S3, two of them in one bucket. */
class S3StoreInteropTest extends StoreInterop {
    @Override
    protected InteropStores stores() {
        S3Server server = S3Server.started();
        String bucket = server.newBucket();
        return new InteropStores(server.store(bucket, "lab/main"), server.store(bucket, "lab/alt"));
    }
}
