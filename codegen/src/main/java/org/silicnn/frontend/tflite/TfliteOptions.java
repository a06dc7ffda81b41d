package org.silicnn.frontend.tflite;

import java.util.Optional;

/** An operator's options; those that the file leaves out have their defaults. */
record TfliteOptions(Optional<FlatTable> table) {
    int int8(int field) {
        return table.map(each -> each.int8(field, 0)).orElse(0);
    }

    boolean flag(int field) {
        return int8(field) != 0;
    }

    int int32(int field, int otherwise) {
        return table.map(each -> each.int32(field, otherwise)).orElse(otherwise);
    }

    float float32(int field) {
        return table.map(each -> each.float32(field, 0)).orElse(0f);
    }

    int[] ints(int field) {
        return table.map(each -> each.ints(field)).orElseGet(() -> new int[0]);
    }
}
