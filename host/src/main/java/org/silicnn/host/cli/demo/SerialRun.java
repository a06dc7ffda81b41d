package org.silicnn.host.cli.demo;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.silicnn.cli.Console;
import org.silicnn.cli.Progress;
import org.silicnn.host.board.Board;
import org.silicnn.host.board.FakeBoard;
import org.silicnn.host.board.ModelCheck;
import org.silicnn.host.board.NetworkDescriptor;
import org.silicnn.host.board.StreamReport;
import org.silicnn.host.link.BoardIdentity;
import org.silicnn.host.link.LinkProtocol;
import org.silicnn.host.serial.JsscLink;
import org.silicnn.image.ImageSource;
import org.silicnn.ir.Network;

/** Images over a real serial port of the operating system, to a board that the compiled C stands in for. */
final class SerialRun {
    private static final int SLOTS = 2;
    private static final int WINDOW = 8;
    private static final int UNPACED_BAUD = 1_000_000;

    private SerialRun() {}

    /**
     * Streams all images.
     *
     * @param baud at which bytes pass; 0 for as fast as they can
     * @param answers receives one for each image, in order
     */
    static StreamReport of(
            Path project,
            Network network,
            String hash,
            int baud,
            ImageSource images,
            List<byte[]> answers,
            Console console)
            throws IOException {
        NetworkDescriptor descriptor = NetworkDescriptor.of(network, hash);
        BoardIdentity identity = new BoardIdentity(
                LinkProtocol.VERSION,
                SLOTS,
                descriptor.inputBytes(),
                descriptor.outputBytes(),
                descriptor.valueBytes(),
                descriptor.valueSigned(),
                0,
                hash);
        try (FakeBoard fake = new FakeBoard(identity, GeneratedC.serve(project, network), baud);
                Board board = new Board(JsscLink.open(fake.port(), baud == 0 ? UNPACED_BAUD : baud));
                Progress progress = new Progress(console, "serial", " images", images.size())) {
            BoardIdentity answered = board.hello();
            ModelCheck.check(fake.port(), answered, descriptor, other -> Optional.empty());
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
