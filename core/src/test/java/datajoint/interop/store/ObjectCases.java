package datajoint.interop.store;

import datajoint.codec.object.ObjectContent;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Objects and paths of files that users keep in the stores. */
final class ObjectCases {
    private ObjectCases() {}

    /** @param folder for files to be stored */
    static List<Case> all(Path folder) throws IOException {
        Path tree = Files.createDirectories(folder.resolve("java tree/nested")).getParent();
        Files.write(tree.resolve("x.bin"), new byte[10]);
        Files.writeString(tree.resolve("nested/é y.json"), "{}");
        Files.writeString(tree.resolve(".hidden"), "h");
        Path file = Files.writeString(folder.resolve("data.csv"), "x,y\n");
        List<Case> cases = new ArrayList<>();
        for (String attribute : List.of("obj_main", "obj_alt")) {
            cases.add(new Case(attribute, "bytes", "object content".getBytes(StandardCharsets.UTF_8)));
            cases.add(new Case(attribute, "empty", new byte[0]));
            cases.add(new Case(attribute, "dotted", ObjectContent.of(".csv", new byte[] {1})));
            cases.add(new Case(
                    attribute, "bare", ObjectContent.of("bin", new ByteArrayInputStream(new byte[] {1, 2, 3}))));
            cases.add(new Case(attribute, "file", file));
            cases.add(new Case(attribute, "folder", tree));
            cases.add(new Case(attribute, "named folder", ObjectContent.of(".zarr", tree)));
        }
        cases.add(new Case("file_main", "file", "ext/raw.dat"));
        cases.add(new Case("file_main", "path", Path.of("ext", "ümläut file.bin")));
        cases.add(new Case("file_main", "folder", "ext/dir"));
        cases.add(new Case("file_alt", "prefix", "user/u.dat"));
        return cases;
    }
}
