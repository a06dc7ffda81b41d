package org.silicnn.emit;

import org.silicnn.emit.page.project.TopPage;
import org.silicnn.ir.Network;

/** The page of the top function. */
final class TopPages {
    private TopPages() {}

    static TopPage of(Network network, Dataflow dataflow, String top, String hash, String toolVersion) {
        return new TopPage(
                CNames.comment(network.name()),
                toolVersion,
                hash,
                top,
                dataflow.image().port(),
                dataflow.scores().port(),
                dataflow.channels().stream()
                        .map(channel -> new TopPage.Channel(
                                channel.name(), channel.words().packing().name(), channel.depth()))
                        .toList(),
                dataflow.stages().stream()
                        .map(stage -> new TopPage.Stage(stage.function(), stage.streams()))
                        .toList(),
                dataflow.memories().stream().map(Memory::port).toList());
    }
}
