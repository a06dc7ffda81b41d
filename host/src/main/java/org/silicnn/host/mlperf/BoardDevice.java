package org.silicnn.host.mlperf;

import java.io.IOException;
import java.util.Collections;
import org.silicnn.host.board.Board;
import org.silicnn.host.board.NetworkDescriptor;
import org.silicnn.host.link.BoardIdentity;
import org.silicnn.host.link.WindowSettings;
import org.silicnn.ir.TensorType;

/** A board, real or simulated, at the end of a link. */
public final class BoardDevice implements Device {
    private final Board board;
    private final BoardIdentity identity;
    private final NetworkDescriptor network;
    private final TensorType outputType;

    /** @param outputType of the network, for what its integers stand for */
    public BoardDevice(Board board, BoardIdentity identity, NetworkDescriptor network, TensorType outputType) {
        this.board = board;
        this.identity = identity;
        this.network = network;
        this.outputType = outputType;
    }

    @Override
    public double[] infer(byte[] input, int times) throws IOException {
        long[][] last = new long[1][];
        board.infer(
                identity,
                Collections.nCopies(times, input).iterator(),
                WindowSettings.MAX_WINDOW,
                result -> last[0] = network.values(result.output()));
        double[] real = new double[last[0].length];
        for (int i = 0; i < real.length; i++) {
            real[i] = outputType.real(last[0][i]);
        }
        return real;
    }
}
