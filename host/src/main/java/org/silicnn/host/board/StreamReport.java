package org.silicnn.host.board;

import java.util.Map;
import org.silicnn.host.link.LinkEvent;

/**
 * How a stream of images went.
 *
 * @param images answered
 * @param nanos from the first byte sent to the last result
 * @param window images that could be unanswered at a time, at the end
 * @param events what happened on the line; absent is never
 */
public record StreamReport(long images, long nanos, int window, Map<LinkEvent, Long> events) {
    public StreamReport {
        events = Map.copyOf(events);
    }

    public long count(LinkEvent event) {
        return events.getOrDefault(event, 0L);
    }
}
