package org.silicnn.image;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.silicnn.ir.Shape;
import org.silicnn.problem.UserException;
import org.silicnn.problem.Where;

/** What a path given by the user stands for: a picture, an array of images, a folder of pictures, or of classes. */
final class ImagePath {
    private static final Pattern PICTURE = Pattern.compile("(?i)[^.].*\\.(png|jpe?g|bmp|gif|pgm|ppm|pnm)");
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,9}");
    private static final Comparator<Path> BY_NAME =
            Comparator.comparing(path -> path.getFileName().toString(), NaturalOrder.INSTANCE);

    private ImagePath() {}

    /** @throws UserException if there is nothing to read */
    static Found find(Path path, Shape shape) {
        try {
            if (Files.isDirectory(path)) {
                return folder(path, shape);
            }
            if (FileKind.of(path).isPicture()) {
                List<String> names = List.of(path.getFileName().toString());
                return new Found(new FileImages(List.of(path), names, shape), Optional.empty());
            }
            ImageSource images = ArrayImages.open(path, shape);
            return new Found(images, labelsBeside(path).map(labels -> LabelFile.read(labels, images)));
        } catch (IOException e) {
            throw Unreadable.because(path, e);
        }
    }

    private static Found folder(Path folder, Shape shape) throws IOException {
        List<Path> pictures = pictures(folder);
        if (pictures.isEmpty()) {
            return classes(folder, shape);
        }
        ImageSource images = FileImages.below(folder, pictures, shape);
        Path labels = folder.resolve("labels.csv");
        return new Found(images, Files.exists(labels) ? Optional.of(LabelFile.read(labels, images)) : Optional.empty());
    }

    /** One sub-folder per class: its name is the class number, or else its place among their names. */
    private static Found classes(Path folder, Shape shape) throws IOException {
        List<Path> files = new ArrayList<>();
        List<Integer> labels = new ArrayList<>();
        List<Path> subfolders = list(folder, Files::isDirectory);
        boolean numbered = subfolders.stream()
                .allMatch(each -> NUMBER.matcher(each.getFileName().toString()).matches());
        for (int i = 0; i < subfolders.size(); i++) {
            Path subfolder = subfolders.get(i);
            int label = numbered ? Integer.parseInt(subfolder.getFileName().toString()) : i;
            for (Path picture : pictures(subfolder)) {
                files.add(picture);
                labels.add(label);
            }
        }
        if (files.isEmpty()) {
            throw new UserException(ImageProblem.EMPTY_FOLDER, Where.file(folder));
        }
        return new Found(FileImages.below(folder, files, shape), Optional.of(labels));
    }

    private static List<Path> pictures(Path folder) throws IOException {
        return list(
                folder, path -> PICTURE.matcher(path.getFileName().toString()).matches() && Files.isRegularFile(path));
    }

    private static List<Path> list(Path folder, Predicate<Path> wanted) throws IOException {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.filter(wanted).sorted(BY_NAME).collect(Collectors.toList());
        }
    }

    /** MNIST's naming: {@code x-images-idx3-ubyte} has its labels in {@code x-labels-idx1-ubyte}. */
    private static Optional<Path> labelsBeside(Path images) {
        String name = images.getFileName().toString();
        Path labels = images.resolveSibling(name.replace("images-idx3", "labels-idx1"));
        return Files.exists(labels) && !labels.equals(images) ? Optional.of(labels) : Optional.empty();
    }
}
