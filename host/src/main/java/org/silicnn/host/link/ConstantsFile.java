package org.silicnn.host.link;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The {@code localparam} lines of a Verilog header in the strict form {@code localparam [7:0] NAME = 8'hff; // reason}.
 *
 * @param values each constant's value under its name, in the order of the file
 */
record ConstantsFile(Map<String, Integer> values) {
    private static final Pattern CONSTANT =
            Pattern.compile("localparam \\[(\\d+):0] (LINK_[A-Z0-9_]+) *= (\\d+)'h([0-9a-f]{1,7}); // \\S.*");

    /** @throws IllegalStateException naming the line that is neither blank, comment nor constant, or is one twice */
    static ConstantsFile parse(String text) {
        Map<String, Integer> values = new LinkedHashMap<>();
        for (String line : text.lines().toList()) {
            if (line.isBlank() || line.startsWith("//")) {
                continue;
            }
            Matcher constant = CONSTANT.matcher(line);
            if (!constant.matches() || !fits(constant)) {
                throw new IllegalStateException("link_protocol.vh: not a constant in the strict form: " + line);
            }
            if (values.put(constant.group(2), Integer.parseInt(constant.group(4), 16)) != null) {
                throw new IllegalStateException("link_protocol.vh: twice: " + constant.group(2));
            }
        }
        return new ConstantsFile(values);
    }

    /** @throws IllegalStateException unless the constants are exactly those of {@code names} */
    ConstantsFile requireExactly(Set<String> names) {
        Set<String> missing = new HashSet<>(names);
        missing.removeAll(values.keySet());
        Set<String> unknown = new HashSet<>(values.keySet());
        unknown.removeAll(names);
        if (!missing.isEmpty() || !unknown.isEmpty()) {
            throw new IllegalStateException(
                    "link_protocol.vh and the host disagree: missing " + missing + ", unknown to the host " + unknown);
        }
        return this;
    }

    int get(String name) {
        return values.get(name);
    }

    private static boolean fits(Matcher constant) {
        int width = Integer.parseInt(constant.group(3));
        return Integer.parseInt(constant.group(1)) == width - 1
                && Integer.parseInt(constant.group(4), 16) < 1L << width;
    }
}
