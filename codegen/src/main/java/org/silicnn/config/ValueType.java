package org.silicnn.config;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A kind of value and how it is spelled.
 *
 * @param placeholder what stands for the value in a command's help
 * @param requirement what a text must be, to be read as {@code must be ...}
 * @param parser empty for a text that isn't such a value
 */
public record ValueType<T>(String placeholder, String requirement, Function<String, Optional<T>> parser) {

    /** A whole number in decimal digits. */
    static ValueType<Integer> wholeNumber(int least, int most) {
        return new ValueType<>("N", "a whole number from " + least + " to " + most, text -> Optional.of(text)
                .filter(digits -> digits.matches("[0-9]{1,9}"))
                .map(Integer::valueOf)
                .filter(number -> number >= least && number <= most));
    }

    /** One of these constants, spelled {@code like-this}. */
    static <E extends Enum<E>> ValueType<E> choice(List<E> constants) {
        String words = constants.stream().map(ValueType::spell).collect(Collectors.joining(", "));
        return new ValueType<>("WORD", "one of " + words, text -> constants.stream()
                .filter(constant -> spell(constant).equals(text))
                .findFirst());
    }

    /** One of an enum's constants, spelled {@code like-this}. */
    static <E extends Enum<E>> ValueType<E> choice(Class<E> type) {
        return choice(Arrays.asList(type.getEnumConstants()));
    }

    /** {@code true} or {@code false}. */
    static ValueType<Boolean> flag() {
        return new ValueType<>("BOOL", "true or false", text -> Optional.of(text)
                .filter(word -> word.equals("true") || word.equals("false"))
                .map(Boolean::valueOf));
    }

    /** Finite decimal numbers and fractions such as {@code 1/255}, with commas between. */
    static ValueType<List<Double>> numbers() {
        return new ValueType<>("X,...", "numbers or fractions with commas", text -> {
            List<Double> numbers = new ArrayList<>();
            for (String part : text.split(",", -1)) {
                number(part.strip()).ifPresent(numbers::add);
            }
            return Optional.of(numbers).filter(all -> all.size() == text.split(",", -1).length);
        });
    }

    private static Optional<Double> number(String text) {
        String[] fraction = text.split("/", 2);
        try {
            double numerator = Double.parseDouble(fraction[0]);
            double number = fraction.length == 1 ? numerator : numerator / Double.parseDouble(fraction[1]);
            return Optional.of(number).filter(Double::isFinite);
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    static String spell(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
