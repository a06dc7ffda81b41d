package org.silicnn.image;

import java.nio.file.Path;
import java.util.List;
import org.silicnn.ir.Shape;

/**
 * Images that are a file each.
 *
 * @param names one for each of {@code files}
 */
record FileImages(List<Path> files, List<String> names, Shape shape) implements ImageSource {
    /** Files below {@code folder}, named relative to it, with slashes on every system. */
    static FileImages below(Path folder, List<Path> files, Shape shape) {
        List<String> names = files.stream()
                .map(file -> folder.relativize(file).toString().replace('\\', '/'))
                .toList();
        return new FileImages(files, names, shape);
    }

    @Override
    public int size() {
        return files.size();
    }

    @Override
    public String name(int index) {
        return names.get(index);
    }

    @Override
    public Image read(int index) {
        Path file = files.get(index);
        FileKind kind = FileKind.of(file);
        byte[] pixels =
                switch (kind) {
                    case PNG, JPEG, BMP, GIF -> PictureFile.read(file, kind, shape);
                    case PGM, PPM, PGM_TEXT, PPM_TEXT -> PnmFile.read(file, kind, shape);
                    case NPY, GZIP, IDX -> throw new IllegalStateException(file + " is an array");
                };
        return new Image(name(index), pixels);
    }
}
