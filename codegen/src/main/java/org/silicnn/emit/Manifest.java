package org.silicnn.emit;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** The list of files that we wrote into a project, in the format of {@code sha256sum}. */
final class Manifest {
    static final String NAME = "files.sha256";

    private static final int HASH_LENGTH = 64;

    private Manifest() {}

    static void write(Path folder, SortedMap<String, String> hashes) throws IOException {
        StringBuilder text = new StringBuilder();
        hashes.forEach(
                (path, hash) -> text.append(hash).append("  ").append(path).append('\n'));
        Files.writeString(folder.resolve(NAME), text);
    }

    /** Path to hash; empty if the folder has no list. A line that isn't one of ours is passed over. */
    static Optional<SortedMap<String, String>> read(Path folder) throws IOException {
        if (!Files.isRegularFile(folder.resolve(NAME))) {
            return Optional.empty();
        }
        SortedMap<String, String> hashes = new TreeMap<>();
        for (String line : Files.readAllLines(folder.resolve(NAME))) {
            if (line.matches("[0-9a-f]{" + HASH_LENGTH + "}  \\S.*")) {
                hashes.put(line.substring(HASH_LENGTH + 2), line.substring(0, HASH_LENGTH));
            }
        }
        return Optional.of(hashes);
    }

    /** Files that are there and differ from what we wrote. */
    static List<String> edited(Path folder, SortedMap<String, String> hashes) throws IOException {
        List<String> edited = new ArrayList<>();
        for (Map.Entry<String, String> entry : hashes.entrySet()) {
            Path file = folder.resolve(entry.getKey()).normalize();
            if (file.startsWith(folder) && Files.isRegularFile(file)) {
                HashingStream hashing = new HashingStream(OutputStream.nullOutputStream());
                try (hashing) {
                    Files.copy(file, hashing);
                }
                if (!hashing.hash().equals(entry.getValue())) {
                    edited.add(entry.getKey());
                }
            }
        }
        return edited;
    }

    /** Hashes what passes through. */
    static final class HashingStream extends FilterOutputStream {
        private final MessageDigest digest;

        HashingStream(OutputStream out) {
            super(out);
            try {
                digest = MessageDigest.getInstance("SHA-256");
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException("SHA-256 is part of every JDK", e);
            }
        }

        @Override
        public void write(int b) throws IOException {
            out.write(b);
            digest.update((byte) b);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            out.write(bytes, offset, length);
            digest.update(bytes, offset, length);
        }

        /** Of everything written; once. */
        String hash() {
            return HexFormat.of().formatHex(digest.digest());
        }
    }
}
