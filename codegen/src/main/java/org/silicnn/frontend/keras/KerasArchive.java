package org.silicnn.frontend.keras;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.silicnn.frontend.ModelProblem;
import org.silicnn.frontend.Rejection;

/**
 * A {@code .keras} file: a zip archive of JSON and HDF5. Only the entries named here are read, into memory; what else it
 * holds, under whatever names, is left alone.
 *
 * @param model JSON
 * @param metadata JSON
 * @param weights an HDF5 file
 */
record KerasArchive(String model, String metadata, byte[] weights) {
    /** An entry may unpack to this many times the archive's size: weights barely shrink, a bomb does a thousandfold. */
    private static final int MOST_UNPACKED = 32;

    private static final int UNPACKED_OF_ANY_FILE = 1 << 22;

    /** Descriptions are text; that of a net with a thousand layers has a megabyte. */
    private static final int LONGEST_TEXT = 1 << 26;

    private static final String MODEL = "config.json";

    /** Whether a file begins like a zip archive with something in it. */
    static boolean begins(byte... file) {
        return file.length >= 4 && file[0] == 'P' && file[1] == 'K' && file[2] == 3 && file[3] == 4;
    }

    /**
     * Reads it.
     *
     * @param size of the file, bytes
     * @throws Rejection if it is damaged, or is another kind of archive, or would unpack to far more than it is
     */
    static KerasArchive read(Path file, long size) throws IOException {
        long most = Math.min(Integer.MAX_VALUE - 8, size * MOST_UNPACKED + UNPACKED_OF_ANY_FILE);
        try (ZipFile zip = new ZipFile(file.toFile(), StandardCharsets.UTF_8)) {
            if (zip.getEntry(MODEL) == null) {
                throw new Rejection(ModelProblem.PART_MISSING, MODEL);
            }
            return new KerasArchive(
                    text(zip, MODEL, most), text(zip, "metadata.json", most), unpack(zip, "model.weights.h5", most));
        } catch (ZipException | IllegalArgumentException e) {
            throw new Rejection(ModelProblem.TRUNCATED, "the archive isn't whole");
        }
    }

    private static String text(ZipFile zip, String name, long most) throws IOException {
        return new String(unpack(zip, name, Math.min(most, LONGEST_TEXT)), StandardCharsets.UTF_8);
    }

    private static byte[] unpack(ZipFile zip, String name, long most) throws IOException {
        ZipEntry entry = zip.getEntry(name);
        if (entry == null) {
            throw new Rejection(ModelProblem.PART_MISSING, name);
        }
        if (entry.getSize() > most) {
            throw new Rejection(ModelProblem.TOO_LARGE, most, entry.getSize());
        }
        try (InputStream in = zip.getInputStream(entry)) {
            byte[] bytes = in.readNBytes((int) most);
            if (in.read() >= 0) {
                throw new Rejection(ModelProblem.TOO_LARGE, most, "more");
            }
            return bytes;
        } catch (EOFException e) {
            throw new Rejection(ModelProblem.TRUNCATED, "the archive isn't whole");
        }
    }
}
