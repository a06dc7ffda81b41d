package org.silicnn.image;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.silicnn.problem.UserException;
import org.silicnn.problem.Where;

/**
 * The head of a .npy file, versions 1 to 3: magic, version, length, then a Python dictionary of three entries
 * (<a href="https://numpy.org/doc/stable/reference/generated/numpy.lib.format.html">numpy.lib.format</a>).
 */
final class NpyHeader {
    private static final int MAGIC_BYTES = 6;
    /** A thousand times what an array of bytes needs; structured types, which are refused anyway, may need more. */
    private static final int LONGEST_HEADER = 1 << 16;

    private static final Pattern DESCR = Pattern.compile("'descr': *'([^']*)'");
    private static final Pattern FORTRAN = Pattern.compile("'fortran_order': *(True|False)");
    private static final Pattern SHAPE = Pattern.compile("'shape': *\\(([0-9, ]*)\\)");
    private static final Pattern DIMENSION = Pattern.compile("[0-9]{1,18}");

    private final Path file;
    private final DataInputStream in;

    NpyHeader(Path file, InputStream in) {
        this.file = file;
        this.in = new DataInputStream(in);
    }

    ArrayHeader read() throws IOException {
        in.skipNBytes(MAGIC_BYTES);
        int version = in.readUnsignedByte();
        in.skipNBytes(1);
        long length = version == 1
                ? Short.toUnsignedLong(Short.reverseBytes(in.readShort()))
                : Integer.toUnsignedLong(Integer.reverseBytes(in.readInt()));
        if (version < 1 || version > 3 || length > LONGEST_HEADER) {
            throw damaged("version " + version + " with a header of " + length + " bytes");
        }
        byte[] text = new byte[(int) length];
        in.readFully(text);
        long offset = MAGIC_BYTES + 2 + (version == 1 ? Short.BYTES : Integer.BYTES) + length;
        return parse(new String(text, StandardCharsets.ISO_8859_1), offset);
    }

    private ArrayHeader parse(String text, long offset) {
        Matcher shape = SHAPE.matcher(text);
        Matcher fortran = FORTRAN.matcher(text);
        if (!shape.find() || !fortran.find()) {
            throw damaged("its header has no shape or no order");
        }
        List<Long> dimensions = DIMENSION
                .matcher(shape.group(1))
                .results()
                .map(each -> Long.valueOf(each.group()))
                .toList();
        if (fortran.group(1).equals("True") && dimensions.size() > 1) {
            throw new UserException(ImageProblem.FORTRAN_ORDER, Where.file(file));
        }
        Matcher descr = DESCR.matcher(text);
        Optional<ElementType> type = descr.find() ? ElementType.ofNumpy(descr.group(1)) : Optional.empty();
        return new ArrayHeader(
                type.orElseThrow(() -> new UserException(
                        ImageProblem.WRONG_TYPE,
                        Where.file(file),
                        "whole numbers",
                        descr.hitEnd() ? "structured" : descr.group(1))),
                dimensions,
                offset);
    }

    private UserException damaged(String why) {
        return new UserException(ImageProblem.DAMAGED, Where.file(file), "NPY", why);
    }
}
