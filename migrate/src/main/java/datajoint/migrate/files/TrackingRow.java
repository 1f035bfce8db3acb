package datajoint.migrate.files;

import java.util.Optional;

/**
 * What a legacy schema knows of one file.
 *
 * @param value what pointers to it hold: 32 hex digits, or the text of 0.11
 * @param size in bytes; of an attachment without its name
 * @param attachment its name, if it is one
 * @param filepath its path, if it has one of its own
 * @param contentsHash MD5 of the content in 32 hex digits, where that is not the value
 * @param timestamp when it was tracked: {@code 2024-05-06 07:08:09}, UTC
 */
public record TrackingRow(
        String value,
        long size,
        Optional<String> attachment,
        Optional<String> filepath,
        Optional<String> contentsHash,
        String timestamp) {}
