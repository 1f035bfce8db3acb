package datajoint.migrate.evidence;

import datajoint.migrate.evidence.Evidence.Place;
import datajoint.model.TableName;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Evidence as it comes in, from several threads. */
final class Findings {
    final Map<TableName, Long> rows = new ConcurrentHashMap<>();
    final Map<Place, BinaryContent> binaries = new ConcurrentHashMap<>();
    final Map<Place, Range> ranges = new ConcurrentHashMap<>();
    final Map<Place, TruthValues> truths = new ConcurrentHashMap<>();
    final Map<Place, Target> targets = new ConcurrentHashMap<>();
    final Map<Place, Long> zeroDates = new ConcurrentHashMap<>();

    Evidence evidence() {
        return new Evidence(rows, binaries, ranges, truths, targets, zeroDates);
    }
}
