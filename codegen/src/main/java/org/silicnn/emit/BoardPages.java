package org.silicnn.emit;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.silicnn.emit.layer.WordType;
import org.silicnn.emit.page.project.BambuAcceleratorPage;
import org.silicnn.emit.page.project.LinkParametersPage;
import org.silicnn.emit.page.project.StreamPort;
import org.silicnn.emit.page.project.VitisAcceleratorPage;
import org.silicnn.fixed.FixedFormat;
import org.silicnn.sim.TensorBytes;
import org.silicnn.target.BoardDescription;
import org.silicnn.target.HardwareFiles;

/** Pages and sources of what stands around a kernel on a board. */
final class BoardPages {
    private static final int SLOTS = 2;
    private static final int SIGNED = 0x80;
    /** One second: no net that is of use on a serial line takes as long. */
    private static final long TIMEOUT_MILLIS = 1000;

    private final Dataflow dataflow;
    private final String top;
    private final String hash;

    BoardPages(Dataflow dataflow, String top, String hash) {
        this.dataflow = dataflow;
        this.top = top;
        this.hash = hash;
    }

    LinkParametersPage link(BoardDescription board) {
        FixedFormat format = dataflow.scores().type().format();
        int type = (format.signed() ? SIGNED : 0) | format.storageBytes();
        return new LinkParametersPage(
                top,
                board.title(),
                port(dataflow.image()).size(),
                port(dataflow.scores()).size(),
                String.format(Locale.ROOT, "%02x", type),
                hash,
                board.fabricKhz(),
                board.baud(),
                SLOTS,
                board.fabricKhz() * TIMEOUT_MILLIS);
    }

    VitisAcceleratorPage vitis() {
        return new VitisAcceleratorPage(top, hash, port(dataflow.image()), port(dataflow.scores()));
    }

    BambuAcceleratorPage bambu() {
        return new BambuAcceleratorPage(top, hash, port(dataflow.image()), port(dataflow.scores()));
    }

    /** Paths, under {@code hardware}, of the files that are the same for every network on the board. */
    static List<String> sources(BoardDescription board) {
        List<String> paths = new ArrayList<>(HardwareFiles.under("rtl/"));
        paths.addAll(HardwareFiles.under("boards/" + board.folder() + "/"));
        paths.addAll(List.of(
                "boards/build",
                "boards/fabric_clock.v",
                "boards/silicnn_board.v",
                "boards/vivado.tcl",
                "parameters.sh",
                // To try the board and the cable before the network.
                "sim/toy_accelerator.v"));
        return paths;
    }

    /** The bytes of a word are those of the wire, the first of them lowest. */
    private static StreamPort port(Words words) {
        int bits = WordType.bits(words.type().format(), words.width());
        int padding = bits - words.bits();
        String rest = "[" + (bits - 1) + ":" + words.bits() + "] = " + padding + "'d0";
        return new StreamPort(
                TensorBytes.size(words.type()),
                words.bits() / Byte.SIZE,
                bits - 1,
                words.bits() - 1,
                padding == 0 ? null : rest);
    }
}
