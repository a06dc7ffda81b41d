package org.silicnn.image;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.silicnn.problem.UserException;
import org.silicnn.problem.Where;

/**
 * The head of an IDX file, the format of MNIST: two zeros, the element type, the number of dimensions, then each
 * dimension in four bytes, high byte first (<a href="http://yann.lecun.com/exdb/mnist/">yann.lecun.com/exdb/mnist</a>).
 */
final class IdxHeader {
    private final Path file;
    private final DataInputStream in;

    IdxHeader(Path file, InputStream in) {
        this.file = file;
        this.in = new DataInputStream(in);
    }

    ArrayHeader read() throws IOException {
        if (in.readShort() != 0) {
            throw new UserException(
                    ImageProblem.DAMAGED, Where.file(file), "IDX", "what was gzipped does not start with two zeros");
        }
        int code = in.readUnsignedByte();
        ElementType type = ElementType.ofIdx(code)
                .orElseThrow(() -> new UserException(
                        ImageProblem.WRONG_TYPE,
                        Where.file(file),
                        "whole numbers",
                        String.format("IDX type 0x%02x", code)));
        int rank = in.readUnsignedByte();
        List<Long> dimensions = new ArrayList<>();
        for (int i = 0; i < rank; i++) {
            dimensions.add(Integer.toUnsignedLong(in.readInt()));
        }
        return new ArrayHeader(type, dimensions, (1L + rank) * Integer.BYTES);
    }
}
