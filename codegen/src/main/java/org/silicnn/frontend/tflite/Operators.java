package org.silicnn.frontend.tflite;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The table of supported operators, by their codes in tensorflow/lite/schema/schema.fbs. */
final class Operators {
    private static final int CUSTOM = 32;
    private static final Map<Integer, Entry> TABLE = table();

    private Operators() {}

    /** A supported operator. */
    record Entry(String word, Converter converter) {}

    static void add(Map<Integer, Entry> table, int code, String word, Converter converter) {
        table.put(code, new Entry(word, converter));
    }

    static Optional<Converter> find(TfliteOperator operator) {
        return Optional.ofNullable(TABLE.get(operator.code())).map(Entry::converter);
    }

    /** All supported operators, in alphabetical order. */
    static Collection<String> words() {
        return TABLE.values().stream().map(Entry::word).sorted().toList();
    }

    /** The operator as messages say it. */
    static String word(TfliteOperator operator) {
        return operator.code() == CUSTOM ? operator.custom() : OperatorNames.of(operator.code());
    }

    private static Map<Integer, Entry> table() {
        Map<Integer, Entry> table = new HashMap<>();
        WeightConverters.addTo(table);
        PoolConverters.addTo(table);
        ElementwiseConverters.addTo(table);
        FunctionConverters.addTo(table);
        ReduceConverters.addTo(table);
        MovementConverters.addTo(table);
        BatchConverters.addTo(table);
        ResizeConverters.addTo(table);
        ShapeConverters.addTo(table);
        SliceConverters.addTo(table);
        return Map.copyOf(table);
    }
}
