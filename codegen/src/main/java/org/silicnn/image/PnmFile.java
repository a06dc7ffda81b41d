package org.silicnn.image;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.silicnn.ir.Shape;
import org.silicnn.problem.UserException;
import org.silicnn.problem.Where;

/** Netpbm's PGM and PPM, text and binary (P2, P3, P5, P6), as the pages pgm(5) and ppm(5) of Netpbm define them. */
final class PnmFile {
    private static final int LARGEST_NUMBER = 1 << 24;
    private static final int FULL = 255;

    private final Path file;
    private final InputStream in;

    private PnmFile(Path file, InputStream in) {
        this.file = file;
        this.in = in;
    }

    /** Reads one as the network takes it. A sample {@code v} of {@code maxval} counts as {@code 255 v / maxval}. */
    static byte[] read(Path file, FileKind kind, Shape shape) {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
            return new PnmFile(file, in).read(kind, shape);
        } catch (EOFException e) {
            throw damaged(file, "it ends too early");
        } catch (IOException e) {
            throw Unreadable.because(file, e);
        }
    }

    private byte[] read(FileKind kind, Shape shape) throws IOException {
        in.skipNBytes(2);
        boolean text = kind == FileKind.PGM_TEXT || kind == FileKind.PPM_TEXT;
        int colours = kind == FileKind.PPM || kind == FileKind.PPM_TEXT ? 3 : 1;
        int width = number();
        int height = number();
        int maxval = number();
        if (maxval < 1) {
            throw damaged(file, "its largest value is 0");
        }
        if (maxval > FULL) {
            throw new UserException(ImageProblem.WRONG_DEPTH, Where.file(file), Short.SIZE);
        }
        PixelFit.checkExtent(file, shape, height, width);
        byte[] samples = new byte[Math.multiplyExact(Math.multiplyExact(width, height), colours)];
        for (int i = 0; i < samples.length; i++) {
            int value = text ? number() : octet();
            if (value > maxval) {
                throw damaged(file, "sample " + i + " is " + value + ", above its largest value " + maxval);
            }
            samples[i] = (byte) ((value * FULL + maxval / 2) / maxval);
        }
        return PixelFit.fit(file, shape, samples, width, colours);
    }

    /** The next number, past white space and comments; the one white space after it is taken too. */
    private int number() throws IOException {
        int c = octet();
        while (isSpace(c) || c == '#') {
            c = c == '#' ? afterComment() : octet();
        }
        int value = 0;
        do {
            if (c < '0' || c > '9' || value > LARGEST_NUMBER) {
                throw damaged(file, "a number was expected");
            }
            value = value * 10 + c - '0';
            c = in.read();
        } while (c >= 0 && !isSpace(c));
        return value;
    }

    private int afterComment() throws IOException {
        int c = octet();
        while (c != '\n' && c != '\r') {
            c = octet();
        }
        return c;
    }

    private int octet() throws IOException {
        int c = in.read();
        if (c < 0) {
            throw new EOFException();
        }
        return c;
    }

    private static boolean isSpace(int c) {
        return c == ' ' || (c >= '\t' && c <= '\r');
    }

    private static UserException damaged(Path file, String why) {
        return new UserException(ImageProblem.DAMAGED, Where.file(file), "PGM or PPM", why);
    }
}
