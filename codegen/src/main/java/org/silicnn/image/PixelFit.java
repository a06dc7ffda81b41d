package org.silicnn.image;

import java.nio.file.Path;
import org.silicnn.ir.Shape;
import org.silicnn.problem.UserException;
import org.silicnn.problem.Where;

/**
 * Whether a picture is what a network takes. Grey and colour are turned into each other only where nothing is lost: red,
 * green and blue are all the grey value. A network whose input is a vector takes grey pictures of as many pixels, row
 * by row.
 */
final class PixelFit {
    private static final int RGB = 3;

    private PixelFit() {}

    /** @throws UserException unless the picture has the network's rows and columns */
    static void checkExtent(Path file, Shape shape, int height, int width) {
        boolean fits = isVector(shape)
                ? (long) height * width == shape.channels()
                : shape.depth() == 1 && height == shape.height() && width == shape.width();
        if (!fits) {
            throw new UserException(ImageProblem.WRONG_SIZE, Where.file(file), shape.toString(), height + "x" + width);
        }
    }

    /**
     * The samples as the network takes them.
     *
     * @param samples of a picture that passed {@link #checkExtent}, row by row, pixel by pixel
     * @param width pixels in a row
     * @param colours samples of a pixel: 1 or 3
     */
    static byte[] fit(Path file, Shape shape, byte[] samples, int width, int colours) {
        int wanted = isVector(shape) ? 1 : shape.channels();
        if (wanted == colours) {
            return samples;
        }
        if (wanted == 1 && colours == RGB) {
            return toGrey(file, samples, width);
        }
        if (wanted == RGB && colours == 1) {
            byte[] all = new byte[samples.length * RGB];
            for (int i = 0; i < all.length; i++) {
                all[i] = samples[i / RGB];
            }
            return all;
        }
        int height = samples.length / colours / width;
        throw new UserException(
                ImageProblem.WRONG_SIZE, Where.file(file), shape.toString(), height + "x" + width + "x" + colours);
    }

    static boolean isVector(Shape shape) {
        return shape.depth() == 1 && shape.height() == 1 && shape.width() == 1;
    }

    private static byte[] toGrey(Path file, byte[] samples, int width) {
        byte[] grey = new byte[samples.length / RGB];
        for (int i = 0; i < grey.length; i++) {
            byte red = samples[RGB * i];
            byte green = samples[RGB * i + 1];
            byte blue = samples[RGB * i + 2];
            if (red != green || green != blue) {
                throw new UserException(
                        ImageProblem.COLOUR_FOR_GREY,
                        Where.file(file),
                        i % width,
                        i / width,
                        red & 0xff,
                        green & 0xff,
                        blue & 0xff);
            }
            grey[i] = red;
        }
        return grey;
    }
}
