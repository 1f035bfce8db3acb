package datajoint.store.s3;

import datajoint.model.ConfigException;
import datajoint.settings.StoreSpec;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The service that keeps a bucket.
 *
 * @param uri with its scheme
 */
record Endpoint(URI uri) {
    private static final Pattern AMAZON = Pattern.compile(".*\\.amazonaws\\.com(\\.cn)?");
    private static final Pattern REGION =
            Pattern.compile("[.-]([a-z]{2}(?:-[a-z]+)+-\\d+)\\.(?:vpce\\.)?amazonaws\\.com(?:\\.cn)?$");

    /** From the setting {@code endpoint}; without a scheme it is https, or http if {@code secure} is false. */
    static Endpoint of(StoreSpec spec) {
        String text = spec.text("endpoint").orElse("").strip().replaceAll("(?<=[^/:])/+$", "");
        String whole = text.contains("://") ? text : (spec.isSecure() ? "https://" : "http://") + text;
        try {
            URI uri = new URI(whole);
            boolean isHttp = "http".equalsIgnoreCase(uri.getScheme()) || "https".equalsIgnoreCase(uri.getScheme());
            if (uri.getHost() != null && isHttp && uri.getUserInfo() == null && uri.getQuery() == null) {
                return new Endpoint(uri);
            }
            throw refused(spec, text, Optional.empty());
        } catch (URISyntaxException e) {
            throw refused(spec, text, Optional.of(e));
        }
    }

    boolean isAmazon() {
        return AMAZON.matcher(host()).matches();
    }

    /** Of an address of Amazon that names one. */
    Optional<String> region() {
        Matcher region = REGION.matcher(host());
        return region.find() ? Optional.of(region.group(1)) : Optional.empty();
    }

    /** True for {@code https://s3.amazonaws.com}, behind which the bucket may be anywhere. */
    boolean isAnyRegion() {
        return host().equals("s3.amazonaws.com") && "https".equalsIgnoreCase(uri.getScheme());
    }

    @Override
    public String toString() {
        return uri.toString();
    }

    private String host() {
        return uri.getHost().toLowerCase(Locale.ROOT);
    }

    private static ConfigException refused(StoreSpec spec, String text, Optional<URISyntaxException> cause) {
        String shown = text.contains("@") ? "(not shown, it may hold a password)" : "'" + text + "'";
        String problem = "stores.%s.endpoint %s is no address of a service.".formatted(spec.name(), shown);
        String remedy =
                "Write host:port or http(s)://host:port; the host's name may have letters, digits, dots, hyphens.";
        return cause.map(error -> new ConfigException(problem, remedy, error))
                .orElseGet(() -> new ConfigException(problem, remedy));
    }
}
