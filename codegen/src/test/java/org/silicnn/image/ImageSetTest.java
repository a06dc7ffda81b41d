package org.silicnn.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.silicnn.fixed.FixedFormat;
import org.silicnn.ir.Shape;
import org.silicnn.problem.UserException;
import org.silicnn.testvectors.TestVectors;

class ImageSetTest {
    private static final Shape DIGIT = Shape.image(28, 28, 1);
    private static final Shape COLOUR = Shape.image(28, 28, 3);
    private static final Path IMAGES = TestVectors.path("images");
    private static final List<Integer> FIRST_LABELS = List.of(3, 1, 8, 7, 6, 9, 1, 4, 3, 9);
    private static final int IDX_HEADER = 16;

    @TempDir
    Path folder;

    @ParameterizedTest
    @MethodSource("greyFormats")
    void everyFormatGivesTheSameGreyPixels(Path file) throws IOException {
        assertThat(one(file, DIGIT).pixels()).isEqualTo(digit(0));
    }

    static Stream<Path> greyFormats() throws IOException {
        return files("formats/grey");
    }

    @ParameterizedTest
    @MethodSource("colourFormats")
    void everyFormatGivesTheSameColours(Path file) throws IOException {
        byte[] ppm = Files.readAllBytes(IMAGES.resolve("formats/colour/plain.ppm"));
        assertThat(one(file, COLOUR).pixels())
                .isEqualTo(Arrays.copyOfRange(ppm, ppm.length - COLOUR.elements(), ppm.length));
    }

    static Stream<Path> colourFormats() throws IOException {
        return files("formats/colour");
    }

    @Test
    void jpegIsWhatAnotherDecoderMakesOfItButForLastBits() throws IOException {
        byte[] pixels = one(IMAGES.resolve("formats/jpeg/plain.jpg"), DIGIT).pixels();
        byte[] pillow = Files.readAllBytes(IMAGES.resolve("formats/jpeg/decoded-images-idx3-ubyte"));
        for (int i = 0; i < pixels.length; i++) {
            assertThat(pixels[i] & 0xff)
                    .as("pixel %d", i)
                    .isBetween((pillow[IDX_HEADER + i] & 0xff) - 2, (pillow[IDX_HEADER + i] & 0xff) + 2);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"nhwc-uint8.npy", "nhwc-int8.npy", "flat-uint8.npy", "digits-images-idx3-ubyte.gz"})
    void everyArrayGivesTheSameTenDigits(String name) throws IOException {
        ImageSet set = open(IMAGES.resolve("formats/arrays").resolve(name), DIGIT);
        assertThat(set.images().size()).isEqualTo(10);
        for (int i = 9; i >= 0; i--) {
            assertThat(set.images().read(i).pixels()).as("image %d", i).isEqualTo(digit(i));
            assertThat(set.images().name(i)).isEqualTo(name + "[" + i + "]");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"labels-int64.npy", "labels-big-endian.npy", "digits-labels-idx1-ubyte.gz"})
    void everyLabelFileGivesTheSameClasses(String name) {
        Path arrays = IMAGES.resolve("formats/arrays");
        ImageSet set =
                ImageSet.open(List.of(arrays.resolve("flat-uint8.npy")), Optional.of(arrays.resolve(name)), DIGIT);
        assertThat(set.labels()).contains(FIRST_LABELS);
    }

    @Test
    void aFolderIsInNaturalOrderWithItsLabelsBesideIt() throws IOException {
        ImageSet set = open(IMAGES.resolve("digits-28x28-png"), DIGIT);
        assertThat(set.labels()).contains(FIRST_LABELS);
        for (int i = 0; i < 10; i++) {
            assertThat(set.images().name(i)).isEqualTo("digit-0" + i + ".png");
            assertThat(set.images().read(i).pixels()).isEqualTo(digit(i));
        }
    }

    @Test
    void labelsOfAnIdxFileLieBesideIt() {
        ImageSet set = open(IMAGES.resolve("digits-28x28/test-images-idx3-ubyte"), DIGIT);
        assertThat(set.labels().orElseThrow()).hasSize(400).startsWith(3, 1, 8, 7);
    }

    @Test
    void subfoldersAreClasses() throws IOException {
        for (String each : List.of("dog", "cat", "ant")) {
            digitInto(each + "/b10.png");
            digitInto(each + "/b9.png");
        }
        Files.createDirectories(folder.resolve("dog/.hidden"));
        Files.writeString(folder.resolve("dog/notes.txt"), "not an image");
        ImageSet set = open(folder, DIGIT);
        assertThat(names(set.images()))
                .containsExactly("ant/b9.png", "ant/b10.png", "cat/b9.png", "cat/b10.png", "dog/b9.png", "dog/b10.png");
        assertThat(set.labels()).contains(List.of(0, 0, 1, 1, 2, 2));
    }

    @Test
    void subfoldersNamedByNumberAreThoseClasses() throws IOException {
        digitInto("10/a.png");
        digitInto("9/a.png");
        assertThat(open(folder, DIGIT).labels()).contains(List.of(9, 10));
    }

    @Test
    void severalPathsAreOneSet() throws IOException {
        Path png = IMAGES.resolve("digits-28x28-png");
        Path idx = IMAGES.resolve("digits-28x28/test-images-idx3-ubyte");
        ImageSet set = ImageSet.open(List.of(png, idx, png.resolve("digit-07.png")), Optional.empty(), DIGIT);
        assertThat(set.images().size()).isEqualTo(411);
        assertThat(set.images().read(12).pixels()).isEqualTo(digit(2));
        assertThat(set.images().name(410)).isEqualTo("digit-07.png");
        assertThat(set.labels()).as("the last has none").isEmpty();
        ImageSet labelled = ImageSet.open(List.of(png, idx), Optional.empty(), DIGIT);
        assertThat(labelled.labels().orElseThrow()).hasSize(410).startsWith(3, 1, 8);
    }

    @Test
    void aVectorNetworkTakesGreyImagesOfAsManyPixels() throws IOException {
        Shape vector = Shape.vector(784);
        for (String name : List.of("digits-28x28-png/digit-00.png", "formats/arrays/nhwc-uint8.npy")) {
            assertThat(open(IMAGES.resolve(name), vector).images().read(0).pixels())
                    .isEqualTo(digit(0));
        }
    }

    @Test
    void aGreyPictureIsTheColourPictureOfThatGrey() throws IOException {
        byte[] pixels = one(IMAGES.resolve("formats/grey/plain.png"), COLOUR).pixels();
        byte[] grey = digit(0);
        for (int i = 0; i < pixels.length; i++) {
            assertThat(pixels[i]).isEqualTo(grey[i / 3]);
        }
    }

    @Test
    void pnmSamplesCountAgainstTheirLargestValue() throws IOException {
        Path file = folder.resolve("four.pgm");
        Files.writeString(file, "P2 2 2 15\n0 1\n#last row\n8 15");
        assertThat(one(file, Shape.image(2, 2, 1)).pixels()).containsExactly(0, 17, 136, 255);
    }

    @Test
    void aListOfLabelsMayBeText() throws IOException {
        Path labels = folder.resolve("labels.txt");
        Files.writeString(labels, "class\n" + lines(FIRST_LABELS) + "\n\n");
        ImageSet set =
                ImageSet.open(List.of(IMAGES.resolve("formats/arrays/flat-uint8.npy")), Optional.of(labels), DIGIT);
        assertThat(set.labels()).contains(FIRST_LABELS);
    }

    @Test
    void everyBadImageOfAFolderIsListed() throws IOException {
        digitInto("good.png");
        Files.copy(IMAGES.resolve("bad/wrong-size-27x27.png"), folder.resolve("small.png"));
        Files.copy(IMAGES.resolve("bad/colour-28x28.png"), folder.resolve("colour.png"));
        Files.write(folder.resolve("cut.png"), Arrays.copyOf(Files.readAllBytes(folder.resolve("good.png")), 200));
        assertThatExceptionOfType(UserException.class)
                .isThrownBy(
                        () -> ImageSet.open(List.of(folder, folder.resolve("missing.png")), Optional.empty(), DIGIT))
                .satisfies(e -> assertThat(e.diagnostics())
                        .extracting(each -> each.problem())
                        .containsExactly(
                                ImageProblem.COLOUR_FOR_GREY,
                                ImageProblem.DAMAGED,
                                ImageProblem.WRONG_SIZE,
                                ImageProblem.NO_SUCH_FILE));
    }

    @Test
    void hundredsOfBadImagesAreCounted() throws IOException {
        for (int i = 0; i < 150; i++) {
            Files.copy(IMAGES.resolve("bad/wrong-size-27x27.png"), folder.resolve(i + ".png"));
        }
        assertThatExceptionOfType(UserException.class)
                .isThrownBy(() -> open(folder, DIGIT))
                .withMessageEndingWith("and 50 more problems");
    }

    /** A header may promise anything; what is allocated is bounded by the file. */
    @Test
    void aTinyFileThatPromisesGigabytesIsRefusedWithoutAllocatingThem() throws IOException {
        Path huge = folder.resolve("huge.png");
        byte[] png = Files.readAllBytes(IMAGES.resolve("formats/grey/plain.png"));
        png[16] = 0x7f; // width
        png[20] = 0x7f; // height
        Files.write(huge, png);
        assertThatExceptionOfType(UserException.class).isThrownBy(() -> open(huge, DIGIT));

        byte[] idx = new byte[IDX_HEADER + 784];
        idx[2] = 8;
        idx[3] = 3;
        Arrays.fill(idx, 4, 8, (byte) 0x7f);
        idx[11] = 28;
        idx[15] = 28;
        Path array = folder.resolve("huge-idx");
        Files.write(array, idx);
        assertThatExceptionOfType(UserException.class).isThrownBy(() -> open(array, DIGIT));
    }

    @Test
    void naturalOrderCountsAndIsTotal() {
        List<String> names = List.of("a", "a1", "a01", "a2", "a10", "a10b2", "a10b10", "b", "1", "01", "2", "10", "");
        List<String> sorted = new ArrayList<>(names);
        sorted.sort(NaturalOrder.INSTANCE);
        assertThat(sorted)
                .containsExactly("", "01", "1", "2", "10", "a", "a01", "a1", "a2", "a10", "a10b2", "a10b10", "b");
        for (String a : names) {
            for (String b : names) {
                int order = NaturalOrder.INSTANCE.compare(a, b);
                assertThat(Integer.signum(order)).isEqualTo(-Integer.signum(NaturalOrder.INSTANCE.compare(b, a)));
                assertThat(order == 0).isEqualTo(a.equals(b));
            }
        }
    }

    private static Stream<Path> files(String relative) throws IOException {
        try (Stream<Path> files = Files.list(IMAGES.resolve(relative))) {
            return files.sorted().collect(Collectors.toList()).stream();
        }
    }

    private static byte[] digit(int index) throws IOException {
        byte[] idx = Files.readAllBytes(IMAGES.resolve("digits-28x28/test-images-idx3-ubyte"));
        int from = IDX_HEADER + index * DIGIT.elements();
        return Arrays.copyOfRange(idx, from, from + DIGIT.elements());
    }

    private static Image one(Path file, Shape shape) {
        ImageSet set = open(file, shape);
        assertThat(set.images().size()).isEqualTo(1);
        return set.images().read(0);
    }

    private static ImageSet open(Path path, Shape shape) {
        return ImageSet.open(List.of(path), Optional.empty(), shape);
    }

    private void digitInto(String name) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.copy(IMAGES.resolve("formats/grey/plain.png"), file);
    }

    private static List<String> names(ImageSource images) {
        return IntStream.range(0, images.size()).mapToObj(images::name).toList();
    }

    private static String lines(List<Integer> labels) {
        return labels.stream().map(String::valueOf).collect(Collectors.joining("\n"));
    }

    @Test
    void aSignedNetworkStoresPixelsLess128AndSignedElementsAsTheyAre() throws IOException {
        FixedFormat signed = FixedFormat.signed(8, 0);
        Image image = new Image("pixels", new byte[] {0, 1, (byte) 128, (byte) 255});
        assertThat(image.integers(signed)).containsExactly(-128, -127, 0, 127);
        assertThat(image.integers(FixedFormat.unsigned(8, 0))).containsExactly(0, 1, 128, 255);
        ImageSet set = open(IMAGES.resolve("formats/arrays/nhwc-int8.npy"), DIGIT);
        byte[] file = Files.readAllBytes(IMAGES.resolve("formats/arrays/nhwc-int8.npy"));
        byte[] first = Arrays.copyOfRange(file, file.length - 10 * 28 * 28, file.length - 9 * 28 * 28);
        assertThat(set.storedAs(signed).images().read(0).pixels()).isEqualTo(first);
    }
}
