package org.silicnn.host.board;

import org.silicnn.host.link.BoardIdentity;
import org.silicnn.host.link.LinkProtocol;
import org.silicnn.ir.Network;
import org.silicnn.ir.Shape;
import org.silicnn.ir.TensorType;
import org.silicnn.sim.TensorBytes;

/**
 * What the host must know of a network to use a board that runs it.
 *
 * @param name what the user calls it
 * @param hash 16 lower-case hex digits, as in {@code network.json}
 * @param input shape of one image
 * @param inputBytes one image on the wire
 * @param outputs number of output values
 * @param valueBytes bytes of one, 1..8
 * @param valueSigned two's complement if true
 */
public record NetworkDescriptor(
        String name, String hash, Shape input, int inputBytes, int outputs, int valueBytes, boolean valueSigned) {
    /** Describes a network whose hash is known. */
    public static NetworkDescriptor of(Network network, String hash) {
        TensorType output = network.outputType();
        return new NetworkDescriptor(
                network.name(),
                hash,
                network.inputType().shape(),
                TensorBytes.size(network.inputType()),
                output.shape().elements(),
                output.format().storageBytes(),
                output.format().signed());
    }

    /** What a board built for this network says of itself. */
    public BoardIdentity identity(int slots, long clockKhz) {
        return new BoardIdentity(
                LinkProtocol.VERSION, slots, inputBytes, outputBytes(), valueBytes, valueSigned, clockKhz, hash);
    }

    /** One result on the wire, without its cycle count. */
    public int outputBytes() {
        return Math.multiplyExact(outputs, valueBytes);
    }

    /** The output values of a result. */
    public long[] values(byte[] output) {
        if (output.length != outputBytes()) {
            throw new IllegalArgumentException("a result has " + outputBytes() + " bytes, not " + output.length);
        }
        long[] values = new long[outputs];
        for (int i = 0; i < output.length; i++) {
            values[i / valueBytes] |= (output[i] & 0xffL) << (Byte.SIZE * (i % valueBytes));
        }
        int unused = Long.SIZE - Byte.SIZE * valueBytes;
        for (int i = 0; i < outputs; i++) {
            values[i] = valueSigned ? values[i] << unused >> unused : values[i];
        }
        return values;
    }
}
