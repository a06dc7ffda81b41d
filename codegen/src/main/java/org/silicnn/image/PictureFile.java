package org.silicnn.image;

import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.awt.image.Raster;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.Locale;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import org.silicnn.ir.Shape;
import org.silicnn.problem.UserException;
import org.silicnn.problem.Where;

/**
 * PNG, JPEG, BMP and GIF through the JDK's readers.
 *
 * <p>JPEG leaves the last bit of a sample to its decoder, so another program may read a JPEG slightly differently; the
 * other formats have one meaning.
 */
final class PictureFile {
    private static final int OPAQUE = 255;

    private PictureFile() {}

    /** Reads one as the network takes it; its size is checked before anything of that size is allocated. */
    static byte[] read(Path file, FileKind kind, Shape shape) {
        Iterator<ImageReader> readers =
                ImageIO.getImageReadersByFormatName(kind.name().toLowerCase(Locale.ROOT));
        ImageReader reader = readers.next();
        try (ImageInputStream in = ImageIO.createImageInputStream(file.toFile())) {
            if (in == null) {
                throw new UserException(ImageProblem.NOT_READABLE, Where.file(file), "it is not a plain file");
            }
            // Metadata is ignored: it may be far larger than the picture.
            reader.setInput(in, false, true);
            if (kind == FileKind.GIF && reader.getNumImages(true) != 1) {
                throw new UserException(ImageProblem.SEVERAL_FRAMES, Where.file(file), reader.getNumImages(true));
            }
            PixelFit.checkExtent(file, shape, reader.getHeight(0), reader.getWidth(0));
            reader.addIIOReadWarningListener(PictureFile::refuseTruncation);
            return samples(file, reader.read(0), shape);
        } catch (UserException e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            // The JDK's readers answer some damaged files with an index out of bounds or worse.
            throw new UserException(ImageProblem.DAMAGED, Where.file(file), kind.name(), reason(e));
        } finally {
            reader.dispose();
        }
    }

    /** A JPEG cut short is only worth a warning to the JDK, which paints the rest grey. */
    private static void refuseTruncation(ImageReader reader, String warning) {
        if (warning.contains("premature end")) {
            throw new IllegalArgumentException(warning);
        }
    }

    private static String reason(Exception e) {
        return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    }

    private static byte[] samples(Path file, BufferedImage image, Shape shape) {
        Raster raster = image.getRaster();
        boolean palette = image.getColorModel() instanceof IndexColorModel;
        int bits = raster.getSampleModel().getSampleSize(0);
        if (!palette && bits != Byte.SIZE) {
            throw new UserException(ImageProblem.WRONG_DEPTH, Where.file(file), bits);
        }
        int bands = palette ? 4 : raster.getNumBands();
        int width = image.getWidth();
        int[] all = palette
                ? fromPalette(image)
                : raster.getPixels(raster.getMinX(), raster.getMinY(), width, image.getHeight(), (int[]) null);
        boolean alpha = bands % 2 == 0;
        int colours = alpha ? bands - 1 : bands;
        byte[] samples = new byte[all.length / bands * colours];
        for (int i = 0; i < all.length; i++) {
            int band = i % bands;
            if (band < colours) {
                samples[i / bands * colours + band] = (byte) all[i];
            } else if (all[i] != OPAQUE) {
                int pixel = i / bands;
                throw new UserException(ImageProblem.TRANSPARENT, Where.file(file), pixel % width, pixel / width);
            }
        }
        return PixelFit.fit(file, shape, samples, width, colours);
    }

    /**
     * Red, green, blue, alpha of each pixel. Not for grey pictures without a palette: there {@code getRGB} would
     * convert from linear light.
     */
    private static int[] fromPalette(BufferedImage image) {
        int width = image.getWidth();
        int[] argb = image.getRGB(0, 0, width, image.getHeight(), null, 0, width);
        int[] all = new int[argb.length * 4];
        for (int i = 0; i < argb.length; i++) {
            all[4 * i] = argb[i] >> 16 & 0xff;
            all[4 * i + 1] = argb[i] >> 8 & 0xff;
            all[4 * i + 2] = argb[i] & 0xff;
            all[4 * i + 3] = argb[i] >>> 24;
        }
        return all;
    }
}
