package datajoint.interop;

import datajoint.Schema;
import datajoint.model.Tier;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Definitions in a file that a Python script reads too: {@code === tier Name}, then the text. */
record DefinitionBlocks(String text) {

    static DefinitionBlocks of(String... resources) throws IOException {
        StringBuilder text = new StringBuilder();
        for (String resource : resources) {
            text.append(resource(resource));
        }
        return new DefinitionBlocks(text.toString());
    }

    static String resource(String name) throws IOException {
        try (InputStream file = DefinitionBlocks.class.getResourceAsStream(name)) {
            if (file == null) {
                throw new IllegalArgumentException("There is no resource " + name);
            }
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** The blocks in their order. */
    List<Block> blocks() {
        List<Block> blocks = new ArrayList<>();
        for (String block : text.split("(?m)^=== ", -1)) {
            int end = block.indexOf('\n');
            if (end > 0) {
                String[] head = block.substring(0, end).split(" ", -1);
                blocks.add(
                        new Block(Tier.valueOf(head[0].toUpperCase(Locale.ROOT)), head[1], block.substring(end + 1)));
            }
        }
        return blocks;
    }

    void declare(Schema schema) {
        blocks().forEach(block -> block.declare(schema));
    }

    /** @param name of the class; of a part {@code Master.Part} */
    record Block(Tier tier, String name, String definition) {
        void declare(Schema schema) {
            if (tier == Tier.PART) {
                int dot = name.indexOf('.');
                schema.declarePart(name.substring(0, dot), name.substring(dot + 1), definition);
            } else {
                schema.declare(tier, name, definition);
            }
        }
    }
}
