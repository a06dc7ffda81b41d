package org.silicnn.image;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A .npy file, version 1, of little-endian integers, written one after the other (<a
 * href="https://numpy.org/doc/stable/reference/generated/numpy.lib.format.html">numpy.lib.format</a>).
 */
public final class NpyWriter implements AutoCloseable {
    private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0};
    /** What magic, length and header together must be a multiple of. */
    private static final int ALIGNMENT = 64;

    private final OutputStream out;
    private final int bytes;

    /**
     * Starts a file.
     *
     * @param bytes of an integer: 1, 2, 4 or 8
     * @param shape in C order; as many integers must follow
     */
    public NpyWriter(Path file, int bytes, boolean signed, List<Integer> shape) throws IOException {
        this.bytes = bytes;
        out = new BufferedOutputStream(Files.newOutputStream(file));
        String type = (bytes == 1 ? "|" : "<") + (signed ? "i" : "u") + bytes;
        String extents = shape.stream().map(extent -> extent + ",").collect(Collectors.joining(" "));
        String header = "{'descr': '" + type + "', 'fortran_order': False, 'shape': (" + extents + "), }";
        int used = MAGIC.length + Short.BYTES + header.length() + 1;
        header += " ".repeat(Math.floorMod(-used, ALIGNMENT)) + "\n";
        out.write(MAGIC);
        writeLittleEndian(header.length(), Short.BYTES);
        out.write(header.getBytes(StandardCharsets.ISO_8859_1));
    }

    /** Appends integers, each of which must fit. */
    public void write(long... values) throws IOException {
        for (long value : values) {
            writeLittleEndian(value, bytes);
        }
    }

    private void writeLittleEndian(long value, int size) throws IOException {
        for (int i = 0; i < size; i++) {
            out.write((int) (value >> (Byte.SIZE * i)));
        }
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}
