package org.silicnn.host.infer;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.zip.CRC32;
import org.silicnn.host.board.NetworkDescriptor;
import org.silicnn.host.link.InferenceResult;
import org.silicnn.image.ImageSource;
import org.silicnn.problem.UserException;
import org.silicnn.problem.Where;

/**
 * A file of a board's answers, a line each as they come, by which a run that was interrupted goes on: what is in it is
 * not sent again. Its head names the model and the images, so that it can't be continued with others. A line ends in
 * its own checksum; one that was cut short when the program was killed, and all behind it, is as if it weren't there.
 */
public final class Journal implements AutoCloseable {
    private static final String HEAD = "silicnn answers 1 model %s images %d %s";
    /** index, cycles, round trip, answer, checksum. */
    private static final int FIELDS = 5;

    private final List<InferenceResult> answered;
    private final BufferedWriter out;

    private Journal(List<InferenceResult> answered, BufferedWriter out) {
        this.answered = answered;
        this.out = out;
    }

    /**
     * Opens a journal, or begins one.
     *
     * @throws UserException if the file is something else, or belongs to another model or other images
     * @throws IOException if it can't be read or written
     */
    public static Journal open(Path file, NetworkDescriptor network, ImageSource images) throws IOException {
        String head = String.format(Locale.ROOT, HEAD, network.hash(), images.size(), fingerprint(images));
        List<InferenceResult> answered = new ArrayList<>();
        if (Files.exists(file) && Files.size(file) > 0) {
            read(file, head, network.outputBytes(), images.size(), answered);
        }
        // Written anew beside it, so that a torn last line is gone.
        Path fresh = file.toAbsolutePath().resolveSibling("." + file.getFileName() + ".new" + System.nanoTime());
        BufferedWriter out = Files.newBufferedWriter(fresh, StandardCharsets.US_ASCII, StandardOpenOption.CREATE_NEW);
        Journal journal = new Journal(answered, out);
        out.write(head + "\n");
        for (InferenceResult result : answered) {
            out.write(line(result));
        }
        out.flush();
        Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING);
        return journal;
    }

    /** The answers to the first images, in order. */
    public List<InferenceResult> answered() {
        return List.copyOf(answered);
    }

    /** One more answer, on disk when this returns. */
    public void add(InferenceResult result) throws IOException {
        out.write(line(result));
        out.flush();
    }

    @Override
    public void close() throws IOException {
        out.close();
    }

    private static void read(Path file, String head, int outputBytes, int images, List<InferenceResult> answered)
            throws IOException {
        try (BufferedReader in = Files.newBufferedReader(file, StandardCharsets.ISO_8859_1)) {
            String first = in.readLine();
            if (first == null || !first.startsWith(HEAD.substring(0, HEAD.indexOf('%')))) {
                throw new UserException(InferProblem.NOT_A_JOURNAL, Where.file(file));
            }
            if (!first.equals(head)) {
                throw new UserException(InferProblem.OTHER_JOURNAL, Where.file(file));
            }
            while (answered.size() < images) {
                String line = in.readLine();
                Optional<InferenceResult> result =
                        line == null ? Optional.empty() : parse(line, answered.size(), outputBytes);
                if (result.isEmpty()) {
                    return;
                }
                answered.add(result.get());
            }
        }
    }

    private static Optional<InferenceResult> parse(String line, long index, int outputBytes) {
        String[] fields = line.split(" ", -1);
        if (fields.length != FIELDS || fields[3].length() != 2 * outputBytes) {
            return Optional.empty();
        }
        try {
            InferenceResult result = new InferenceResult(
                    Long.parseLong(fields[0]),
                    HexFormat.of().parseHex(fields[3]),
                    Long.parseLong(fields[1]),
                    Long.parseLong(fields[2]));
            return Optional.of(result)
                    .filter(each -> each.index() == index && line(each).equals(line + "\n"));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static String line(InferenceResult result) {
        String text = result.index() + " " + result.cycles() + " " + result.roundTripNanos() + " "
                + HexFormat.of().formatHex(result.output());
        CRC32 crc = new CRC32();
        crc.update(text.getBytes(StandardCharsets.US_ASCII));
        return text + " " + HexFormat.of().toHexDigits((int) crc.getValue()) + "\n";
    }

    private static String fingerprint(ImageSource images) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (int i = 0; i < images.size(); i++) {
                digest.update(images.read(i).pixels());
            }
            return HexFormat.of().formatHex(digest.digest(), 0, 2 * Long.BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256 is part of every JDK", e);
        }
    }
}
