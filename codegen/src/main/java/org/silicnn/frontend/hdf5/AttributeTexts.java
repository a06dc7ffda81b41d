package org.silicnn.frontend.hdf5;

import io.jhdf.GlobalHeap;
import io.jhdf.object.datatype.DataType;
import io.jhdf.object.datatype.StringData;
import io.jhdf.object.datatype.VariableLength;
import io.jhdf.object.message.AttributeMessage;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.silicnn.frontend.ModelProblem;
import org.silicnn.frontend.Rejection;

/** Attributes that hold text: of fixed length in the attribute itself, or of any length in a heap. */
final class AttributeTexts {
    private final BoundedStorage storage;
    private final Map<Long, GlobalHeap> heaps = new HashMap<>();

    AttributeTexts(BoundedStorage storage) {
        this.storage = storage;
    }

    List<String> of(AttributeMessage attribute) {
        DataType type = attribute.getDataType();
        ByteBuffer data = attribute.getDataBuffer();
        boolean variable = type instanceof VariableLength length && length.isVariableLengthString();
        if (data == null) {
            return List.of();
        }
        if (type.getSize() < 1 || (!variable && !(type instanceof StringData))) {
            throw new Rejection(ModelProblem.ATTRIBUTE_TYPE, attribute.getName(), "text");
        }
        List<String> texts = new ArrayList<>();
        for (int at = 0; at + type.getSize() <= data.limit(); at += type.getSize()) {
            texts.add(text(variable ? inHeap(data, at) : data.slice(at, type.getSize())));
        }
        return texts;
    }

    /** A length, which the heap knows too, the heap's address, and the text's number there. */
    private ByteBuffer inHeap(ByteBuffer data, int at) {
        int addressAt = at + Integer.BYTES;
        long address = storage.getSizeOfOffsets() == Long.BYTES
                ? data.getLong(addressAt)
                : data.getInt(addressAt) & 0xffff_ffffL;
        int length = data.getInt(at);
        if (length == 0) {
            return ByteBuffer.allocate(0);
        }
        ByteBuffer text = heaps.computeIfAbsent(address, each -> new GlobalHeap(storage, each))
                .getObjectData(data.getInt(addressAt + storage.getSizeOfOffsets()));
        return text.slice(0, Math.min(length, text.limit()));
    }

    /** Up to the zeros that fill or end it. */
    private static String text(ByteBuffer bytes) {
        int end = 0;
        while (end < bytes.limit() && bytes.get(end) != 0) {
            end++;
        }
        return StandardCharsets.UTF_8.decode(bytes.slice(0, end)).toString();
    }
}
