package org.silicnn.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.silicnn.image.NpyWriter;
import org.silicnn.ir.Shape;
import org.silicnn.ir.TensorType;
import org.silicnn.problem.CodegenProblem;
import org.silicnn.problem.UserException;
import org.silicnn.problem.Where;
import org.silicnn.sim.Tensor;

/**
 * Every layer's tensors of all images, a .npy file a layer: images, then depth where there is one, height, width,
 * channels. Files are numbered in execution order, since a layer's name may be anything. All of it is written into a
 * folder beside the target and takes its place in the end.
 */
public final class TraceFolder implements AutoCloseable {
    private static final int LONGEST_NAME = 60;

    private final Path target;
    private final Path fresh;
    private final int images;
    private final Map<String, NpyWriter> files = new LinkedHashMap<>();
    private boolean complete;

    /**
     * Starts a folder.
     *
     * @param target not there yet, or empty
     * @param images how many times {@link #add} will be called
     * @throws UserException if the target holds something
     */
    public TraceFolder(Path target, int images) throws IOException {
        this.target = target.toAbsolutePath().normalize();
        this.images = images;
        if (Files.exists(this.target) && !isEmptyFolder(this.target)) {
            throw new UserException(CodegenProblem.FILE_NOT_WRITABLE, Where.file(target), "it is not an empty folder");
        }
        fresh = this.target.resolveSibling("." + this.target.getFileName() + ".new" + System.nanoTime());
        Files.createDirectories(fresh);
    }

    private static boolean isEmptyFolder(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return false;
        }
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.findAny().isEmpty();
        }
    }

    /** Appends one image's tensors, in execution order. */
    public void add(Map<String, Tensor> tensors) {
        tensors.forEach((name, tensor) -> {
            try {
                if (!files.containsKey(name)) {
                    files.put(name, open(name, tensor.type()));
                }
                files.get(name).write(tensor.values());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    private NpyWriter open(String name, TensorType type) throws IOException {
        List<Integer> shape = new ArrayList<>(List.of(images));
        Shape one = type.shape();
        if (one.depth() > 1) {
            shape.add(one.depth());
        }
        if (one.depth() * one.height() * one.width() > 1) {
            shape.addAll(List.of(one.height(), one.width()));
        }
        shape.add(one.channels());
        Path file = fresh.resolve(fileName(files.size(), name));
        return new NpyWriter(file, type.format().storageBytes(), type.format().signed(), shape);
    }

    /** A name that every file system takes and no two layers share. */
    static String fileName(int number, String layer) {
        String safe = layer.replaceAll("[^A-Za-z0-9._-]", "_");
        return String.format(Locale.ROOT, "%03d-", number) + safe.substring(0, Math.min(LONGEST_NAME, safe.length()))
                + ".npy";
    }

    /** Puts the folder in its place; without this call nothing stays. */
    public void finish() throws IOException {
        closeFiles();
        Files.deleteIfExists(target);
        Files.move(fresh, target);
        complete = true;
    }

    private void closeFiles() throws IOException {
        for (NpyWriter file : files.values()) {
            file.close();
        }
    }

    @Override
    public void close() throws IOException {
        if (complete) {
            return;
        }
        closeFiles();
        try (Stream<Path> entries = Files.list(fresh)) {
            for (Path entry : entries.toList()) {
                Files.delete(entry);
            }
        }
        Files.delete(fresh);
    }
}
