package org.silicnn.target;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.silicnn.testvectors.TestVectors;

class BoardsTest {
    private static final Path FOLDER = TestVectors.repository().resolve("hardware/boards");

    @Test
    void everyFolderIsABoard() throws IOException {
        try (Stream<Path> entries = Files.list(FOLDER)) {
            List<String> folders = entries.filter(Files::isDirectory)
                    .map(folder -> folder.getFileName().toString())
                    .sorted()
                    .toList();
            assertThat(Boards.all().stream().map(BoardDescription::folder).distinct())
                    .containsExactlyElementsOf(folders)
                    .hasSizeGreaterThanOrEqualTo(9);
        }
    }

    @Test
    void aBoardSaysAllThatItsFileSays() {
        BoardDescription board = Boards.find("cmod-a7-15t").orElseThrow();
        assertThat(board)
                .isEqualTo(new BoardDescription(
                        "cmod-a7-15t",
                        "Digilent Cmod A7",
                        "cmod-a7",
                        "xc7a15tcpg236-1",
                        ToolFlow.VIVADO,
                        new Budget(10_400, 20_800, 45, 50),
                        6,
                        "25x18",
                        new BoardDescription.RamBlocks(25, 36_864),
                        12_000,
                        100_000,
                        new BoardDescription.Pins("L17", "J18", "J17", "A17", false),
                        1_000_000,
                        "second of two ports (FT2232H channel B)",
                        false,
                        "pins.xdc",
                        board.sources()));
        assertThat(board.sources()).isNotEmpty();
    }

    @Test
    void everyBoardCanBeBuiltFor() {
        assertThat(Boards.all()).extracting(BoardDescription::name).doesNotHaveDuplicates();
        assertThat(Boards.all()).allSatisfy(board -> {
            assertThat(board.name()).matches("[a-z0-9-]+");
            assertThat(board.part()).matches("[A-Za-z0-9/-]+");
            assertThat(FOLDER.resolve(board.folder()).resolve(board.constraints()))
                    .content()
                    .contains(
                            board.pins().clock(),
                            board.pins().txd(),
                            board.pins().rxd(),
                            board.pins().led());
            assertThat(board.budget().lut()).isGreaterThan(5000);
            assertThat(board.fabricKhz()).isGreaterThanOrEqualTo(4 * board.baud() / 1000);
        });
    }

    @Test
    void smallMemoryBlocksAreSummedUp() {
        assertThat(Boards.find("icebreaker").orElseThrow().budget()).isEqualTo(new Budget(5280, 5280, 8, 6));
    }

    @Test
    void aBudgetHoldsWhatIsNotGreaterInAnyResource() {
        Budget budget = new Budget(10, 20, 3, 4);
        assertThat(budget.holds(budget)).isTrue();
        assertThat(budget.holds(new Budget(11, 0, 0, 0))).isFalse();
        assertThat(budget.holds(new Budget(0, 21, 0, 0))).isFalse();
        assertThat(budget.holds(new Budget(0, 0, 4, 0))).isFalse();
        assertThat(budget.holds(new Budget(0, 0, 0, 5))).isFalse();
    }

    @Test
    void anUnknownBoardIsNone() {
        assertThat(Boards.find("basys-4")).isEmpty();
        assertThatIllegalArgumentException().isThrownBy(() -> HardwareFiles.read("rtl/no.v"));
    }
}
