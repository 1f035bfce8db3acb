package datajoint.migrate.verify;

import java.util.Map;

/** Gives the schemas that a statement names in back quotes other names; what stands in constants stays. */
record Renaming(Map<String, String> names) {
    Renaming {
        names = Map.copyOf(names);
    }

    String of(String sql) {
        StringBuilder text = new StringBuilder();
        int place = 0;
        while (place < sql.length()) {
            char here = sql.charAt(place);
            int end = here == '\'' || here == '`' ? end(sql, place) : place + 1;
            String token = sql.substring(place, end);
            boolean isSchema = here == '`' && sql.startsWith(".", end);
            text.append(isSchema ? renamed(token) : token);
            place = end;
        }
        return text.toString();
    }

    private String renamed(String quoted) {
        String name = quoted.substring(1, quoted.length() - 1).replace("``", "`");
        return names.containsKey(name) ? "`" + names.get(name) + "`" : quoted;
    }

    /** After the quote that closes the one at {@code begin}; a doubled one does not, nor one after a backslash. */
    private static int end(String sql, int begin) {
        char quote = sql.charAt(begin);
        int place = begin + 1;
        while (place < sql.length()) {
            if (quote == '\'' && sql.charAt(place) == '\\') {
                place++;
            } else if (sql.charAt(place) == quote) {
                if (!sql.startsWith(String.valueOf(quote), place + 1)) {
                    return place + 1;
                }
                place++;
            }
            place++;
        }
        return sql.length();
    }
}
