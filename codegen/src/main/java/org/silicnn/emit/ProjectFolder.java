package org.silicnn.emit;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.silicnn.problem.CodegenProblem;
import org.silicnn.problem.Diagnostics;
import org.silicnn.problem.UserException;
import org.silicnn.problem.Where;

/**
 * Puts a project on disk. It is written whole into a folder beside the target and then takes the target's place, so a
 * failure leaves the target as it was. Files that we did not write move along; files that we wrote and somebody edited
 * stop the whole.
 */
public final class ProjectFolder {
    /** What {@code make} builds: remade at will, so not worth keeping when the sources change. */
    private static final String BUILD = "build";

    private final Path target;

    private ProjectFolder(Path target) {
        this.target = target.toAbsolutePath().normalize();
    }

    /**
     * Writes a project.
     *
     * @param overwriteEdits replace files of an earlier project even if somebody edited them
     * @throws UserException if the target holds something else than a project of ours, or edits
     * @throws IOException if writing fails; the target is then as before
     */
    public static void write(HlsProject project, Path target, boolean overwriteEdits) throws IOException {
        new ProjectFolder(target).write(project, overwriteEdits);
    }

    private void write(HlsProject project, boolean overwriteEdits) throws IOException {
        SortedMap<String, String> earlier = earlierFiles(overwriteEdits);
        Path parent = target.getParent();
        if (parent == null) {
            throw new UserException(CodegenProblem.NOT_A_PROJECT, Where.file(target));
        }
        Files.createDirectories(parent);
        // Not createTempDirectory, whose folders only their owner may read.
        Path fresh =
                Files.createDirectory(target.resolveSibling("." + target.getFileName() + ".new" + System.nanoTime()));
        try {
            SortedMap<String, String> written = new TreeMap<>();
            for (ProjectFile file : project.files()) {
                written.put(file.path(), writeFile(file, fresh.resolve(file.path())));
            }
            Manifest.write(fresh, written);
            takePlace(fresh, earlier);
        } catch (IOException | RuntimeException e) {
            delete(fresh);
            throw e;
        }
    }

    private SortedMap<String, String> earlierFiles(boolean overwriteEdits) throws IOException {
        if (Files.isRegularFile(target)) {
            throw new UserException(CodegenProblem.NOT_A_PROJECT, Where.file(target));
        }
        if (!Files.isDirectory(target) || isEmpty(target)) {
            return new TreeMap<>();
        }
        SortedMap<String, String> earlier = Manifest.read(target)
                .orElseThrow(() -> new UserException(CodegenProblem.NOT_A_PROJECT, Where.file(target)));
        if (!overwriteEdits) {
            Diagnostics diagnostics = new Diagnostics();
            for (String path : Manifest.edited(target, earlier)) {
                diagnostics.report(CodegenProblem.PROJECT_FILE_EDITED, Where.file(target.resolve(path)));
            }
            diagnostics.stopIfErrors();
        }
        return earlier;
    }

    private static boolean isEmpty(Path folder) throws IOException {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.findAny().isEmpty();
        }
    }

    private static String writeFile(ProjectFile file, Path path) throws IOException {
        Files.createDirectories(path.getParent());
        Manifest.HashingStream hashing = new Manifest.HashingStream(Files.newOutputStream(path));
        try (OutputStream out = new BufferedOutputStream(hashing)) {
            file.content().writeTo(out);
        }
        return hashing.hash();
    }

    private void takePlace(Path fresh, SortedMap<String, String> earlier) throws IOException {
        if (!Files.exists(target)) {
            Files.move(fresh, target);
            return;
        }
        Path old = target.resolveSibling("." + target.getFileName() + ".old" + System.nanoTime());
        Files.move(target, old);
        try {
            Files.move(fresh, target);
        } catch (IOException e) {
            Files.move(old, target);
            throw e;
        }
        keepForeign(old, earlier);
        delete(old);
    }

    /** Moves what isn't ours from the old folder to the new one. */
    private void keepForeign(Path old, SortedMap<String, String> earlier) throws IOException {
        for (Path file : files(old)) {
            String path = old.relativize(file).toString().replace('\\', '/');
            boolean ours = earlier.containsKey(path) || path.equals(Manifest.NAME) || path.startsWith(BUILD + "/");
            Path kept = target.resolve(path);
            if (!ours && !Files.exists(kept)) {
                Files.createDirectories(kept.getParent());
                Files.move(file, kept);
            }
        }
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> walk = Files.walk(folder)) {
            return new ArrayList<>(walk.filter(Files::isRegularFile).sorted().toList());
        }
    }

    private static void delete(Path folder) throws IOException {
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path dir, IOException e) throws IOException {
                Files.delete(dir);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
