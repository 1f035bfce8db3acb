package datajoint.settings;

import java.nio.file.Path;
import java.util.List;

/** What a template wrote, and what was there already and stayed as it is. */
public record TemplateReport(List<Path> written, List<Path> kept) {
    public TemplateReport {
        written = List.copyOf(written);
        kept = List.copyOf(kept);
    }
}
