package org.silicnn.host.board;

import java.util.concurrent.TimeUnit;
import org.silicnn.host.link.InferenceWindow;
import org.silicnn.host.link.LinkEvent;
import org.silicnn.host.link.LinkFailure;
import org.silicnn.problem.UserException;
import org.silicnn.problem.Where;

/** Words for a stream that was given up. */
final class Diagnosis {
    private Diagnosis() {}

    static UserException of(LinkFailure failure, Where where) {
        return switch (failure.fault()) {
            case SILENT -> new UserException(BoardProblem.FELL_SILENT, where, failure.image(), failure.tries());
            case NOISE ->
                new UserException(
                        BoardProblem.NOISE,
                        where,
                        failure.image(),
                        failure.tries(),
                        failure.count(LinkEvent.BROKEN_AT_BOARD),
                        failure.count(LinkEvent.BROKEN_HERE));
            case FULL ->
                new UserException(
                        BoardProblem.BOARD_FULL,
                        where,
                        failure.image(),
                        TimeUnit.NANOSECONDS.toSeconds(InferenceWindow.MOST_FULL_NANOS));
            case STUCK -> new UserException(BoardProblem.ACCELERATOR_STUCK, where, failure.image(), failure.tries());
            case REFUSED -> new UserException(BoardProblem.IMAGE_REFUSED, where, failure.image());
            case WRONG_RESULT -> new UserException(BoardProblem.WRONG_RESULT, where, failure.image());
        };
    }
}
