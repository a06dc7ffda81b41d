package org.silicnn.image;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.silicnn.ir.Shape;
import org.silicnn.problem.UserException;
import org.silicnn.problem.Where;

/**
 * Images in one IDX or .npy file; the first dimension counts them.
 *
 * <p>Signed bytes count from −128: element {@code v} is pixel {@code v + 128}, as in TFLite's int8 networks, whose input
 * is the pixel less 128.
 */
final class ArrayImages implements ImageSource {
    private static final byte SIGN = (byte) 0x80;

    private final Path file;
    private final ArrayFile array;
    private final int imageBytes;

    private ArrayImages(Path file, ArrayFile array, int imageBytes) {
        this.file = file;
        this.array = array;
        this.imageBytes = imageBytes;
    }

    /** @throws UserException unless the file holds at least one image of this shape */
    static ArrayImages open(Path file, Shape shape) {
        ArrayFile array = ArrayFile.open(file);
        ArrayHeader header = array.header();
        ElementType type = header.type();
        if (type.bytes() != 1) {
            String came = (type.signed() ? "int" : "uint") + Byte.SIZE * type.bytes();
            throw new UserException(ImageProblem.WRONG_TYPE, Where.file(file), "uint8 or int8", came);
        }
        List<Long> dimensions = header.dimensions();
        if (dimensions.isEmpty() || !fits(dimensions.subList(1, dimensions.size()), shape)) {
            String came = dimensions.size() < 2
                    ? "a list"
                    : dimensions.stream().skip(1).map(String::valueOf).collect(Collectors.joining("x"));
            throw new UserException(ImageProblem.WRONG_SIZE, Where.file(file), shape.toString(), came);
        }
        if (dimensions.get(0) == 0) {
            throw new UserException(ImageProblem.NO_IMAGES, Where.file(file));
        }
        return new ArrayImages(file, array, shape.elements());
    }

    @Override
    public int size() {
        return array.header().dimensions().get(0).intValue();
    }

    @Override
    public String name(int index) {
        return file.getFileName() + "[" + index + "]";
    }

    @Override
    public Image read(int index) {
        byte[] pixels = array.read((long) index * imageBytes, imageBytes);
        if (array.header().type().signed()) {
            for (int i = 0; i < pixels.length; i++) {
                pixels[i] ^= SIGN;
            }
        }
        return new Image(name(index), pixels);
    }

    /**
     * Extents of 1 may be left out. Without channels, a flat list is as good as a picture: there is one order of
     * pixels; with channels there are two, so a list would be a guess.
     */
    private static boolean fits(List<Long> came, Shape shape) {
        List<Long> wanted =
                List.of((long) shape.depth(), (long) shape.height(), (long) shape.width(), (long) shape.channels());
        if (withoutOnes(came).equals(withoutOnes(wanted))) {
            return true;
        }
        boolean grey = shape.channels() == 1 || PixelFit.isVector(shape);
        long elements = came.stream().reduce(1L, (a, b) -> a * b);
        boolean flat = came.size() == 1 || PixelFit.isVector(shape);
        return grey && flat && elements == shape.elements();
    }

    private static List<Long> withoutOnes(List<Long> extents) {
        return extents.stream().filter(extent -> extent != 1).toList();
    }
}
