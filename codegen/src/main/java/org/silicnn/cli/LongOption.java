package org.silicnn.cli;

import org.apache.commons.cli.Option;

/** Options that have a long name alone, as nearly all of this tool have. */
public final class LongOption {
    private LongOption() {}

    /** One with a value: {@code --name VALUE}. */
    public static Option of(String name, String value, String description) {
        return Option.builder()
                .longOpt(name)
                .hasArg()
                .argName(value)
                .desc(description)
                .get();
    }

    /** One that must be given. */
    public static Option required(String name, String value, String description) {
        Option option = of(name, value, description);
        option.setRequired(true);
        return option;
    }

    /** One without a value: {@code --name}. */
    public static Option flag(String name, String description) {
        return Option.builder().longOpt(name).desc(description).get();
    }
}
