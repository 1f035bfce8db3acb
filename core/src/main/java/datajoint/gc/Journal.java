package datajoint.gc;

import datajoint.store.Content;
import datajoint.store.Store;
import datajoint.store.StoredObject;
import datajoint.value.JsonValues;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

/** The list of what a run is about to take, written before the first object moves; for people, and for the run's age. */
final class Journal {
    private static final DateTimeFormatter NAME =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final int UNIQUE_LETTERS = 6;

    private Journal() {}

    /** @return the name of the run; names sort by time */
    static String begin(Store store, List<StoredObject> garbage, Clock clock) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        String run = NAME.format(now) + "-" + UUID.randomUUID().toString().substring(0, UNIQUE_LETTERS);
        Map<String, Object> journal = new LinkedHashMap<>();
        journal.put("run", run);
        journal.put("store", store.name());
        journal.put("user", System.getProperty("user.name"));
        journal.put("when", now.toString());
        journal.put("objects", garbage.stream().map(Journal::entry).toList());
        byte[] text = JsonValues.text(journal).getBytes(StandardCharsets.UTF_8);
        store.storage().put(Quarantine.journal(run), Content.of(text));
        return run;
    }

    /** The list goes when nothing of it is left. */
    static void endIfEmpty(Store store, String run) {
        try (Stream<StoredObject> left = store.storage().list(Quarantine.FOLDER + "/" + run)) {
            if (left.allMatch(object -> object.path().equals(Quarantine.journal(run)))) {
                store.storage().delete(Quarantine.journal(run));
            }
        }
    }

    private static Map<String, Object> entry(StoredObject object) {
        Map<String, Object> entry = new LinkedHashMap<>();
        entry.put("path", object.path().text());
        entry.put("size", object.size());
        entry.put("modified", object.modified().toString());
        return entry;
    }
}
