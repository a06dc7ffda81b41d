package org.silicnn.target;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The files of the repository's {@code hardware} folder that a project or a virtual board is built from. They are on the
 * class path, so that the tool works wherever it is installed; read once, some 200 kilobytes.
 */
public final class HardwareFiles {
    /** A file that is sure to be there, to find the others by. */
    private static final String MARK = "/hardware/parameters.sh";

    private static final class Holder {
        static final SortedMap<String, byte[]> FILES = Collections.unmodifiableSortedMap(readAll());
    }

    private HardwareFiles() {}

    /** Paths relative to {@code hardware}, with slashes, of all files under a folder such as {@code "rtl/"}; sorted. */
    public static List<String> under(String folder) {
        return Holder.FILES.tailMap(folder).keySet().stream()
                .takeWhile(path -> path.startsWith(folder))
                .toList();
    }

    /**
     * Content of a file.
     *
     * @param path relative to {@code hardware}, with slashes
     */
    public static byte[] read(String path) {
        byte[] content = Holder.FILES.get(path);
        if (content == null) {
            throw new IllegalArgumentException("there is no hardware/" + path);
        }
        return content.clone();
    }

    /**
     * Writes the files under some folders, and the single files named, keeping their places.
     *
     * @param target existing folder that takes the part of {@code hardware}
     */
    public static void copy(Path target, String... foldersAndFiles) throws IOException {
        for (String each : foldersAndFiles) {
            for (String path : under(each)) {
                Path file = target.resolve(path);
                Files.createDirectories(file.getParent());
                Files.write(file, read(path));
            }
        }
    }

    private static SortedMap<String, byte[]> readAll() {
        URL mark = HardwareFiles.class.getResource(MARK);
        if (mark == null) {
            throw new IllegalStateException("the installation lacks" + MARK);
        }
        try {
            if (mark.openConnection() instanceof JarURLConnection inJar) {
                URI jar = inJar.getJarFileURL().toURI();
                try (FileSystem files = FileSystems.newFileSystem(Path.of(jar))) {
                    return readTree(files.getPath(MARK).getParent());
                }
            }
            return readTree(Path.of(mark.toURI()).getParent());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static SortedMap<String, byte[]> readTree(Path root) throws IOException {
        SortedMap<String, byte[]> files = new TreeMap<>();
        try (Stream<Path> walk = Files.walk(root)) {
            for (Path file : walk.filter(Files::isRegularFile).toList()) {
                files.put(root.relativize(file).toString().replace('\\', '/'), Files.readAllBytes(file));
            }
        }
        return files;
    }
}
