package org.silicnn.image;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.silicnn.problem.Diagnostics;
import org.silicnn.problem.UserException;
import org.silicnn.problem.Where;

/**
 * The class of each image, from a file of its own: IDX or .npy in the order of the images, or text with a line per
 * image, either {@code name,class} in any order or {@code class} in the order of the images. A first line that is not of
 * that kind is taken for column titles.
 */
final class LabelFile {
    private static final Pattern CLASS = Pattern.compile("[0-9]{1,9}");
    private static final Pattern TEXT_NAME = Pattern.compile(".*\\.(csv|txt)");

    private final Path file;
    private final ImageSource images;
    private final Diagnostics problems = new Diagnostics();

    private LabelFile(Path file, ImageSource images) {
        this.file = file;
        this.images = images;
    }

    /**
     * Reads the labels of these images.
     *
     * @throws UserException with every line that is wrong and every image without a label
     */
    static List<Integer> read(Path file, ImageSource images) {
        LabelFile labels = new LabelFile(file, images);
        try {
            boolean text = TEXT_NAME
                    .matcher(file.getFileName().toString().toLowerCase(Locale.ROOT))
                    .matches();
            return text ? labels.readText() : labels.readArray();
        } catch (CharacterCodingException e) {
            throw new UserException(ImageProblem.DAMAGED, Where.file(file), "text", "it is not UTF-8");
        } catch (IOException e) {
            throw Unreadable.because(file, e);
        }
    }

    private List<Integer> readArray() {
        ArrayFile array = ArrayFile.open(file);
        ArrayHeader header = array.header();
        if (header.dimensions().size() != 1) {
            throw new UserException(
                    ImageProblem.LABELS_SHAPE,
                    Where.file(file),
                    header.dimensions().size());
        }
        ElementType type = header.type();
        checkCount(header.elements());
        ByteBuffer bytes =
                ByteBuffer.wrap(array.read(0, images.size() * type.bytes())).order(type.order());
        List<Integer> labels = new ArrayList<>();
        for (int i = 0; i < images.size(); i++) {
            long value = element(bytes, type);
            labels.add(toClass(i, Long.toString(value)));
        }
        problems.stopIfErrors();
        return labels;
    }

    private static long element(ByteBuffer bytes, ElementType type) {
        return switch (type.bytes()) {
            case 1 -> type.signed() ? bytes.get() : bytes.get() & 0xff;
            case 2 -> type.signed() ? bytes.getShort() : bytes.getShort() & 0xffff;
            case 4 -> type.signed() ? bytes.getInt() : bytes.getInt() & 0xffff_ffffL;
            default -> bytes.getLong();
        };
    }

    private List<Integer> readText() throws IOException {
        List<Integer> inOrder = new ArrayList<>();
        Map<String, Integer> byName = new HashMap<>();
        try (BufferedReader lines = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            int number = 0;
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                number++;
                int comma = line.lastIndexOf(',');
                String last = line.substring(comma + 1).strip();
                boolean titles = number == 1 && !CLASS.matcher(last).matches();
                if (line.isBlank() || titles) {
                    continue;
                }
                int label = toClass(number, last);
                if (comma < 0) {
                    inOrder.add(label);
                } else if (byName.put(name(line.substring(0, comma)), label) != null) {
                    problems.report(ImageProblem.LABEL_TWICE, Where.file(file), number, name(line.substring(0, comma)));
                }
            }
        }
        problems.stopIfErrors();
        return byName.isEmpty() ? listed(inOrder) : named(byName);
    }

    private List<Integer> listed(List<Integer> labels) {
        checkCount(labels.size());
        return labels;
    }

    private List<Integer> named(Map<String, Integer> byName) {
        List<Integer> labels = new ArrayList<>();
        for (int i = 0; i < images.size(); i++) {
            Integer label = byName.get(images.name(i));
            if (label == null) {
                problems.report(ImageProblem.LABEL_MISSING, Where.file(file), images.name(i));
            }
            labels.add(label);
        }
        problems.stopIfErrors();
        return labels;
    }

    private static String name(String field) {
        String name = field.strip();
        boolean quoted = name.length() > 1 && name.startsWith("\"") && name.endsWith("\"");
        return quoted ? name.substring(1, name.length() - 1).replace("\"\"", "\"") : name;
    }

    private int toClass(int line, String text) {
        if (CLASS.matcher(text).matches()) {
            return Integer.parseInt(text);
        }
        problems.report(ImageProblem.LABEL_NOT_A_CLASS, Where.file(file), line, text);
        return 0;
    }

    private void checkCount(long labels) {
        if (labels != images.size()) {
            throw new UserException(ImageProblem.LABELS_COUNT, Where.file(file), images.size(), labels);
        }
    }
}
