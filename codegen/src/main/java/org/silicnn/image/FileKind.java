package org.silicnn.image;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import org.silicnn.problem.UserException;
import org.silicnn.problem.Where;

/** What a file is, by how it starts; names lie. */
enum FileKind {
    PNG("89504e470d0a1a0a"),
    JPEG("ffd8ff"),
    BMP("424d"),
    GIF("47494638"),
    PGM_TEXT("5032"),
    PPM_TEXT("5033"),
    PGM("5035"),
    PPM("5036"),
    NPY("934e554d5059"),
    GZIP("1f8b"),
    IDX("0000");

    private static final int LONGEST = 8;

    private final String magic;

    FileKind(String magic) {
        this.magic = magic;
    }

    /**
     * Reads a file's first bytes.
     *
     * @throws UserException if it can't be read or starts like none of these
     */
    static FileKind of(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] start = in.readNBytes(LONGEST);
            String hex = HexFormat.of().formatHex(start);
            for (FileKind kind : values()) {
                if (hex.startsWith(kind.magic)) {
                    return kind;
                }
            }
            String shown = start.length == 0
                    ? "nothing, being empty"
                    : HexFormat.ofDelimiter(" ").formatHex(start);
            throw new UserException(ImageProblem.UNKNOWN_KIND, Where.file(file), shown);
        } catch (IOException e) {
            throw Unreadable.because(file, e);
        }
    }

    /** Whether one file holds one picture. */
    boolean isPicture() {
        return compareTo(NPY) < 0;
    }
}
