package org.silicnn.host.cli;

import java.io.IOException;
import org.silicnn.cli.Console;
import org.silicnn.host.board.Board;
import org.silicnn.host.board.NetworkDescriptor;
import org.silicnn.host.link.BoardIdentity;
import org.silicnn.host.mlperf.BoardDevice;
import org.silicnn.host.mlperf.Monitor;
import org.silicnn.host.mlperf.MonitorPort;
import org.silicnn.host.serial.JsscLink;
import org.silicnn.host.virtual.VirtualBoard;
import org.silicnn.store.ProjectNetwork;

/** A simulated board behind a port that speaks the protocol of MLPerf Tiny's runners. */
final class MlperfService {
    private MlperfService() {}

    static void run(VirtualBoard board, VirtualBoardArguments wanted, ProjectNetwork project, Console console)
            throws IOException {
        NetworkDescriptor network = NetworkDescriptor.of(project.network(), project.hash());
        try (Board host =
                        new Board(JsscLink.open(board.port(), wanted.settings().baud()));
                MonitorPort port = new MonitorPort()) {
            BoardIdentity identity = host.hello();
            BoardDevice device =
                    new BoardDevice(host, identity, network, project.network().outputType());
            BoardCommand.say(port.port(), "an MLPerf Tiny runner at that port, in performance mode", console);
            port.serve(new Monitor(device, network.inputBytes(), "silicnn", network.name(), System::nanoTime));
        }
    }
}
