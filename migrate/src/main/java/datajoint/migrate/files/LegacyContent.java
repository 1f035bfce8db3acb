package datajoint.migrate.files;

import datajoint.store.Content;
import datajoint.store.ObjectPath;
import datajoint.store.Storage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;

/**
 * What a legacy file becomes: its bytes, and before them what 2.0 wants there. Read from the store each time, so that files
 * of any size pass.
 *
 * @param header name and zero byte of an attachment; else nothing
 * @param size of header and file
 */
record LegacyContent(Storage storage, ObjectPath path, byte[] header, long size) implements Content {
    @Override
    public InputStream open() throws IOException {
        InputStream file = storage.read(path);
        return header.length == 0 ? file : new SequenceInputStream(new ByteArrayInputStream(header), file);
    }
}
