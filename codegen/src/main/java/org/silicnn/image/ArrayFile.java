package org.silicnn.image;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import org.silicnn.problem.UserException;
import org.silicnn.problem.Where;

/**
 * An IDX or .npy file: a header, then elements. A gzipped one is unpacked into memory, a plain one read in place.
 *
 * <p>What the header promises is believed only as far as the file's own length, or for a gzipped one a thousand times
 * its length, can back it.
 */
final class ArrayFile {
    /** Deflate packs at most 1032 bytes into one. */
    private static final long GZIP_MOST = 1032;

    private static final int LONGEST_ARRAY = Integer.MAX_VALUE - 8;

    private final Path file;
    private final ArrayHeader header;
    private final byte[] unpacked;

    private ArrayFile(Path file, ArrayHeader header, byte[] unpacked) {
        this.file = file;
        this.header = header;
        this.unpacked = unpacked;
    }

    /** @throws UserException if the file is not whole, or of a kind that is no array */
    static ArrayFile open(Path file) {
        FileKind kind = FileKind.of(file);
        try (InputStream in = stream(file, kind)) {
            ArrayHeader header = kind == FileKind.NPY ? new NpyHeader(file, in).read() : new IdxHeader(file, in).read();
            long bytes = header.elements() > LONGEST_ARRAY
                    ? Long.MAX_VALUE
                    : header.elements() * header.type().bytes();
            boolean gzipped = kind == FileKind.GZIP;
            long backed = gzipped ? Files.size(file) * GZIP_MOST : Files.size(file) - header.offset();
            if (bytes > backed || bytes > LONGEST_ARRAY || (!gzipped && bytes < backed)) {
                throw wrongLength(file, kind, header, backed);
            }
            return new ArrayFile(file, header, gzipped ? unpack(file, header, in, (int) bytes) : null);
        } catch (EOFException e) {
            throw new UserException(ImageProblem.DAMAGED, Where.file(file), kind.name(), "it ends too early");
        } catch (IOException e) {
            throw Unreadable.because(file, e);
        }
    }

    ArrayHeader header() {
        return header;
    }

    /** Elements as they lie in the file. Safe for several threads. */
    byte[] read(long firstByte, int length) {
        byte[] bytes = new byte[length];
        if (unpacked != null) {
            System.arraycopy(unpacked, Math.toIntExact(firstByte), bytes, 0, length);
            return bytes;
        }
        try (FileChannel channel = FileChannel.open(file)) {
            ByteBuffer buffer = ByteBuffer.wrap(bytes);
            while (buffer.hasRemaining()) {
                if (channel.read(buffer, header.offset() + firstByte + buffer.position()) < 0) {
                    throw new EOFException("it became shorter");
                }
            }
            return bytes;
        } catch (IOException e) {
            throw Unreadable.because(file, e);
        }
    }

    private static InputStream stream(Path file, FileKind kind) throws IOException {
        InputStream in = new BufferedInputStream(Files.newInputStream(file));
        return kind == FileKind.GZIP ? new BufferedInputStream(new GZIPInputStream(in)) : in;
    }

    private static byte[] unpack(Path file, ArrayHeader header, InputStream in, int length) throws IOException {
        byte[] bytes = in.readNBytes(length);
        if (bytes.length < length || in.read() >= 0) {
            throw wrongLength(file, FileKind.GZIP, header, bytes.length);
        }
        return bytes;
    }

    private static UserException wrongLength(Path file, FileKind kind, ArrayHeader header, long came) {
        String why = "its header promises " + header.dimensions() + " elements of "
                + header.type().bytes() + " bytes, which is not what follows (" + came + " bytes)";
        return new UserException(ImageProblem.DAMAGED, Where.file(file), kind.name(), why);
    }
}
