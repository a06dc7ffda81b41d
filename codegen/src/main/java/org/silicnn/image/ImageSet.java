package org.silicnn.image;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.silicnn.fixed.FixedFormat;
import org.silicnn.ir.Shape;
import org.silicnn.problem.Diagnostic;
import org.silicnn.problem.Diagnostics;
import org.silicnn.problem.UserException;

/**
 * Images that all fit a network, and their classes if they are known.
 *
 * @param labels one class number, from 0, per image
 */
public record ImageSet(ImageSource images, Optional<List<Integer>> labels) {
    /**
     * Finds and checks images.
     *
     * <p>Without a label file, labels come from what lies with the images, if that labels all of them: {@code labels.csv}
     * in a folder, sub-folders named by class, or {@code x-labels-idx1-ubyte} beside {@code x-images-idx3-ubyte}.
     *
     * @param paths files and folders, in the order wanted
     * @param labelFile classes for all images together: IDX, .npy, or text ({@code .csv}, {@code .txt})
     * @param shape the network's input
     * @throws UserException with every path and every image that does not fit
     */
    public static ImageSet open(List<Path> paths, Optional<Path> labelFile, Shape shape) {
        Diagnostics problems = new Diagnostics();
        List<Found> all = new ArrayList<>();
        for (Path path : paths) {
            try {
                Found found = ImagePath.find(path, shape);
                checkEach(found.images(), problems);
                all.add(found);
            } catch (UserException e) {
                report(e, problems);
            }
        }
        problems.stopIfErrors();
        ImageSource images = JoinedImages.of(all.stream().map(Found::images).toList());
        Optional<List<Integer>> labels =
                labelFile.isPresent() ? labelFile.map(file -> LabelFile.read(file, images)) : joinLabels(all);
        return new ImageSet(images, labels);
    }

    /** The same images, of which {@link Image#pixels} are the bytes that a network stores whose input has this format. */
    public ImageSet storedAs(FixedFormat format) {
        return new ImageSet(new WireImages(images, format), labels);
    }

    /** Files are read twice, here and when their turn comes, so that a long run does not end at its last image. */
    private static void checkEach(ImageSource images, Diagnostics problems) {
        if (images instanceof FileImages) {
            for (int i = 0; i < images.size(); i++) {
                try {
                    images.read(i);
                } catch (UserException e) {
                    report(e, problems);
                }
            }
        }
    }

    private static void report(UserException e, Diagnostics problems) {
        for (Diagnostic each : e.diagnostics()) {
            problems.report(each.problem(), each.where(), each.arguments().toArray());
        }
    }

    private static Optional<List<Integer>> joinLabels(List<Found> all) {
        if (all.stream().anyMatch(found -> found.labels().isEmpty())) {
            return Optional.empty();
        }
        return Optional.of(all.stream()
                .flatMap(found -> found.labels().orElseThrow().stream())
                .toList());
    }
}
