package org.silicnn.emit;

import org.silicnn.emit.page.project.ReadmePage;
import org.silicnn.ir.Layer;
import org.silicnn.ir.Network;
import org.silicnn.target.BoardDescription;

/** The page of a project's README. */
final class ReadmePages {
    private ReadmePages() {}

    static ReadmePage of(Network network, Dataflow dataflow, String top, String hash, EmitOptions options) {
        return new ReadmePage(
                CNames.comment(network.name()),
                options.toolVersion(),
                hash,
                top,
                dataflow.image().port(),
                network.inputType().shape().toString(),
                network.inputType().format().toString(),
                dataflow.scores().port(),
                network.outputType().format().toString(),
                network.layers().stream().map(ReadmePages::row).toList(),
                dataflow.memories().stream().map(ReadmePages::row).toList(),
                options.board()
                        .filter(board -> dataflow.memories().isEmpty())
                        .map(ReadmePages::note)
                        .orElse(null));
    }

    private static ReadmePage.BoardNote note(BoardDescription board) {
        return new ReadmePage.BoardNote(
                board.name(), board.title(), board.flow().tools(), board.baud(), board.port());
    }

    private static ReadmePage.MemoryRow row(Memory memory) {
        return new ReadmePage.MemoryRow(
                memory.name(),
                CNames.comment(memory.layer()),
                memory.weights().words(),
                memory.weights().bytesRead(),
                memory.file());
    }

    private static ReadmePage.Row row(Layer layer) {
        return new ReadmePage.Row(
                CNames.comment(layer.name()),
                layer.getClass().getSimpleName(),
                layer.outputType().shape().toString(),
                layer.outputType().format().toString());
    }
}
