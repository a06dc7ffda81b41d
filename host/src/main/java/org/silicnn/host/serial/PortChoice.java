package org.silicnn.host.serial;

import java.util.Comparator;
import java.util.List;
import org.silicnn.problem.UserException;
import org.silicnn.problem.Where;

/** Which port a board is most likely at. */
public final class PortChoice {
    private PortChoice() {}

    /** Ports in the order to try them: USB adapters first, and of one with two ports the second, as boards are wired. */
    public static List<PortDescription> likelyFirst(List<PortDescription> ports) {
        return ports.stream()
                .sorted(Comparator.comparingInt(PortChoice::unlikeliness).thenComparing(PortDescription::name))
                .toList();
    }

    /**
     * The one that must be meant when none was named.
     *
     * @throws UserException if there is none, or more than one is as likely
     */
    public static PortDescription only(List<PortDescription> ports) {
        if (ports.isEmpty()) {
            throw new UserException(PortProblem.NONE_HERE, Where.NOWHERE);
        }
        List<PortDescription> ordered = likelyFirst(ports);
        int best = unlikeliness(ordered.get(0));
        List<String> likely = ordered.stream()
                .filter(port -> unlikeliness(port) == best)
                .map(PortDescription::name)
                .toList();
        if (likely.size() > 1) {
            throw new UserException(PortProblem.WHICH, Where.NOWHERE, String.join(", ", likely));
        }
        return ordered.get(0);
    }

    private static int unlikeliness(PortDescription port) {
        if (port.usbId().isEmpty()) {
            return 2; // a port of the mainboard
        }
        return port.isProgrammer() ? 1 : 0;
    }
}
