package org.silicnn.config;

import java.util.Optional;

/**
 * One thing that a user may choose.
 *
 * @param section of a config file in which it stands
 * @param name within the section; on the command line {@code --name}, or {@code --no-name} for what is on by default
 * @param type of its value
 * @param standard its value, spelled out, if nobody chooses
 * @param perLayer whether a config file may choose it for one layer alone
 * @param description for a command's help
 */
public record Setting<T>(
        String section, String name, ValueType<T> type, String standard, boolean perLayer, String description) {
    /** Whether it is switched rather than given a value. */
    public boolean isFlag() {
        return standard.equals("true") || standard.equals("false");
    }

    /** What a flag is once it is switched. */
    public String switched() {
        return standard.equals("true") ? "false" : "true";
    }

    /** Its name on the command line, without the dashes. */
    public String option() {
        return standard.equals("true") ? "no-" + name : name;
    }

    /** What is wrong with a text as its value: {@code must be true or false, not 'maybe'}. */
    public Optional<String> objection(String text) {
        return type.parser().apply(text).isPresent()
                ? Optional.empty()
                : Optional.of("must be " + type.requirement() + ", not '" + text + "'");
    }
}
