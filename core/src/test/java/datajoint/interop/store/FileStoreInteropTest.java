package datajoint.interop.store;

import java.io.IOException;

/** In stores of files. */
class FileStoreInteropTest extends StoreInterop {
    @Override
    protected InteropStores stores() throws IOException {
        return InteropStores.files(folder);
    }
}
