package org.silicnn.host.cli.demo;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.silicnn.cli.Console;
import org.silicnn.cli.Progress;
import org.silicnn.host.board.Accelerator;
import org.silicnn.host.board.Board;
import org.silicnn.host.board.FakeBoard;
import org.silicnn.host.board.ModelCheck;
import org.silicnn.host.board.NetworkDescriptor;
import org.silicnn.host.board.ProcessAccelerator;
import org.silicnn.host.board.StreamReport;
import org.silicnn.host.link.BoardIdentity;
import org.silicnn.host.serial.JsscLink;
import org.silicnn.host.virtual.VirtualBoard;
import org.silicnn.host.virtual.VirtualBoardSettings;
import org.silicnn.image.ImageSource;

/** Images over a real serial port of the operating system, to something that does as a board. */
final class SerialRun {
    private static final int SLOTS = 2;
    private static final int WINDOW = 8;
    private static final int UNPACED_BAUD = 1_000_000;

    private SerialRun() {}

    /**
     * Streams all images into a board that the compiled C stands in for.
     *
     * @param baud at which bytes pass; 0 for as fast as they can
     * @param answers receives one for each image, in order
     */
    static StreamReport throughStandIn(
            Path project,
            NetworkDescriptor network,
            int baud,
            ImageSource images,
            List<byte[]> answers,
            Console console)
            throws IOException {
        Accelerator accelerator = new ProcessAccelerator(project.resolve("build/serve"), network.outputBytes());
        try (FakeBoard fake = new FakeBoard(network.identity(SLOTS, 0), accelerator, baud)) {
            return stream(fake.port(), baud == 0 ? UNPACED_BAUD : baud, network, images, answers, console);
        }
    }

    /** Streams all images into the board's own Verilog, simulated; otherwise alike. */
    static StreamReport throughVerilog(
            Path project,
            NetworkDescriptor network,
            int baud,
            ImageSource images,
            List<byte[]> answers,
            Console console)
            throws IOException {
        VirtualBoardSettings settings = VirtualBoardSettings.paced(baud);
        try (VirtualBoard board = VirtualBoard.start(project, network, settings)) {
            return stream(board.port(), settings.baud(), network, images, answers, console);
        }
    }

    private static StreamReport stream(
            String port, int baud, NetworkDescriptor network, ImageSource images, List<byte[]> answers, Console console)
            throws IOException {
        try (Board board = new Board(JsscLink.open(port, baud));
                Progress progress = new Progress(console, "serial", " images", images.size())) {
            BoardIdentity answered = board.hello();
            ModelCheck.check(port, answered, network, other -> Optional.empty());
            Iterator<byte[]> pixels = IntStream.range(0, images.size())
                    .mapToObj(i -> images.read(i).pixels())
                    .iterator();
            return board.infer(answered, pixels, WINDOW, result -> {
                answers.add(result.output());
                progress.step();
            });
        }
    }
}
