package org.silicnn.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.silicnn.ir.Shape;
import org.silicnn.problem.Diagnostic;
import org.silicnn.problem.Problem;
import org.silicnn.problem.UserException;
import org.silicnn.problem.Where;
import org.silicnn.testvectors.GoldenTexts;
import org.silicnn.testvectors.TestVectors;

/** Every error text, each brought about by a file that has it. */
class ImageProblemTest {
    private static final Shape DIGIT = Shape.image(28, 28, 1);

    @TempDir
    Path folder;

    @Test
    void everyProblemHasItsTextInTheGoldenFile() throws IOException {
        makeFiles();
        List<String> codes =
                Arrays.stream(ImageProblem.values()).map(Problem::code).toList();
        assertThat(codes).doesNotHaveDuplicates();
        GoldenTexts.check("errors/images.txt", codes, this::provoke);
    }

    /** Words: code, images, labels if any. */
    private String provoke(List<String> words) {
        if (words.get(0).equals(ImageProblem.NOT_READABLE.code())) {
            // A test may run as root, whom no file denies itself.
            return Diagnostic.of(ImageProblem.NOT_READABLE, new Where(words.get(1)), words.get(2))
                    .text();
        }
        Optional<Path> labels = words.stream().skip(2).findFirst().map(folder::resolve);
        try {
            ImageSet.open(List.of(folder.resolve(words.get(1))), labels, DIGIT);
            return "no problem";
        } catch (UserException e) {
            String here = Path.of("").toAbsolutePath().toString();
            return e.getMessage().replace(folder + "/", "").replace(here, "/home/me");
        }
    }

    private void makeFiles() throws IOException {
        for (String name : List.of(
                "bad/wrong-size-27x27.png",
                "bad/colour-28x28.png",
                "formats/grey/plain.png",
                "formats/grey/text.pgm",
                "formats/jpeg/truncated.jpg",
                "formats/arrays/flat-uint8.npy",
                "formats/arrays/float32.npy",
                "formats/arrays/labels-int64.npy",
                "formats/arrays/fortran-uint8.npy",
                "formats/arrays/digits-images-idx3-ubyte.gz")) {
            Path file = TestVectors.path("images/" + name);
            Files.copy(file, folder.resolve(file.getFileName()));
        }
        Files.createDirectories(folder.resolve("empty"));
        Files.createDirectories(folder.resolve("readme-only"));
        Files.writeString(folder.resolve("readme-only/README"), "nothing here");
        Files.write(folder.resolve("nothing.png"), new byte[0]);
        Files.writeString(folder.resolve("text.png"), "I am not a picture");
        makePictures();
        makeArrays();
        makeLabels();
    }

    private void makePictures() throws IOException {
        byte[] png = Files.readAllBytes(folder.resolve("plain.png"));
        Files.write(folder.resolve("cut.png"), Arrays.copyOf(png, png.length / 2));
        Files.writeString(folder.resolve("cut.pgm"), "P2 28 28 255 1 2 3");
        Files.writeString(folder.resolve("odd.pgm"), "P2 28 28 100 1 2 101");
        Files.writeString(folder.resolve("words.pgm"), "P2 wide high");
        Files.writeString(folder.resolve("deep.pgm"), "P5 28 28 65535\n");
        Files.writeString(folder.resolve("wide.pgm"), "P5 30 28 255\n");
        BufferedImage deep = new BufferedImage(28, 28, BufferedImage.TYPE_USHORT_GRAY);
        ImageIO.write(deep, "png", folder.resolve("deep.png").toFile());
        BufferedImage glass = new BufferedImage(28, 28, BufferedImage.TYPE_INT_ARGB);
        ImageIO.write(glass, "png", folder.resolve("glass.png").toFile());
        ImageWriter writer = ImageIO.getImageWritersByFormatName("gif").next();
        try (ImageOutputStream out =
                ImageIO.createImageOutputStream(folder.resolve("film.gif").toFile())) {
            writer.setOutput(out);
            writer.prepareWriteSequence(null);
            for (int i = 0; i < 3; i++) {
                BufferedImage frame = new BufferedImage(28, 28, BufferedImage.TYPE_BYTE_GRAY);
                writer.writeToSequence(new IIOImage(frame, null, null), null);
            }
            writer.endWriteSequence();
        }
        writer.dispose();
    }

    private void makeArrays() throws IOException {
        byte[] npy = Files.readAllBytes(folder.resolve("flat-uint8.npy"));
        Files.write(folder.resolve("cut.npy"), Arrays.copyOf(npy, npy.length - 1));
        Files.write(folder.resolve("none.npy"), npyHeader("(0, 28, 28, 1)"));
        Files.write(folder.resolve("planes.npy"), npyHeader("(5, 3, 28, 28)", 5 * 3 * 784));
        Files.write(folder.resolve("square.npy"), npyHeader("(28, 28)", 784));
        Files.write(folder.resolve("square-labels.npy"), npyHeader("(5, 2)", 10));
        byte[] gz = Files.readAllBytes(folder.resolve("digits-images-idx3-ubyte.gz"));
        Files.write(folder.resolve("cut.gz"), Arrays.copyOf(gz, gz.length / 2));
        Files.write(folder.resolve("floats-idx"), new byte[] {0, 0, 0x0d, 1, 0, 0, 0, 0});
    }

    private static byte[] npyHeader(String shape) {
        return npyHeader(shape, 0);
    }

    private static byte[] npyHeader(String shape, int elements) {
        String text = "{'descr': '|u1', 'fortran_order': False, 'shape': " + shape + ", }";
        byte[] head = ("?NUMPY??" + "??" + text).getBytes(StandardCharsets.ISO_8859_1);
        head[0] = (byte) 0x93;
        head[6] = 1;
        head[7] = 0;
        head[8] = (byte) text.length();
        head[9] = 0;
        return Arrays.copyOf(head, head.length + elements);
    }

    private void makeLabels() throws IOException {
        Files.writeString(folder.resolve("nine.txt"), "0\n1\n2\n3\n4\n5\n6\n7\n8\n");
        Files.writeString(folder.resolve("words.csv"), "file,label\nplain.png,seven\nb.png,-1\n");
        Files.writeString(folder.resolve("other.csv"), "file,label\nanother.png,7\n");
        Files.writeString(folder.resolve("twice.csv"), "plain.png,7\n\"plain.png\",8\n");
        Files.write(folder.resolve("latin1.csv"), new byte[] {(byte) 0xe9, ',', '1', '\n'});
    }
}
