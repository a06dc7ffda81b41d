package org.silicnn.host.board;

import java.util.Optional;
import java.util.function.Function;
import org.silicnn.host.link.BoardIdentity;
import org.silicnn.problem.UserException;
import org.silicnn.problem.Where;

/** Whether a board runs the network it is about to be fed. */
public final class ModelCheck {
    private static final int SHOWN_DIGITS = 6;

    private ModelCheck() {}

    /**
     * Compares hash and sizes.
     *
     * @param port where the board is
     * @param nameOf the name of a network by its hash, where one is known
     * @throws UserException if the board runs something else
     */
    public static void check(
            String port, BoardIdentity board, NetworkDescriptor network, Function<String, Optional<String>> nameOf) {
        Where where = Where.of("port", port);
        if (!board.modelHash().equals(network.hash())) {
            throw new UserException(
                    BoardProblem.OTHER_MODEL,
                    where,
                    nameOf.apply(board.modelHash()).orElse("another network"),
                    shorten(board.modelHash()),
                    network.name(),
                    shorten(network.hash()));
        }
        if (board.inputBytes() != network.inputBytes()
                || board.outputBytes() != network.outputBytes()
                || board.valueBytes() != network.valueBytes()
                || board.valueSigned() != network.valueSigned()) {
            throw new UserException(
                    BoardProblem.OTHER_SIZES,
                    where,
                    board.inputBytes(),
                    board.outputBytes(),
                    type(board.valueSigned(), board.valueBytes()),
                    network.inputBytes(),
                    network.outputBytes(),
                    type(network.valueSigned(), network.valueBytes()));
        }
    }

    private static String shorten(String hash) {
        return hash.substring(0, SHOWN_DIGITS) + "…";
    }

    private static String type(boolean signed, int bytes) {
        return (signed ? "int" : "uint") + Byte.SIZE * bytes;
    }
}
