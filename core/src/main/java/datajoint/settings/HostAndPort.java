package datajoint.settings;

import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code db}, {@code db:3307}, {@code ::1}, {@code [::1]:3307}: a server, perhaps with its port. */
record HostAndPort(String host, OptionalInt port) {
    private static final Pattern BRACKETS = Pattern.compile("\\[([^\\]]+)\\](?::(\\d{1,5}))?");
    private static final Pattern PLAIN = Pattern.compile("([^:]+):(\\d{1,5})");

    static HostAndPort parse(String text) {
        String address = text.strip();
        Matcher brackets = BRACKETS.matcher(address);
        if (brackets.matches()) {
            String port = brackets.group(2);
            return new HostAndPort(
                    brackets.group(1), port == null ? OptionalInt.empty() : OptionalInt.of(Integer.parseInt(port)));
        }
        Matcher plain = PLAIN.matcher(address);
        if (plain.matches()) {
            return new HostAndPort(plain.group(1), OptionalInt.of(Integer.parseInt(plain.group(2))));
        }
        return new HostAndPort(address, OptionalInt.empty());
    }
}
