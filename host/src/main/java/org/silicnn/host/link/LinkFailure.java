package org.silicnn.host.link;

import java.util.Map;

/**
 * The end of a stream that could not go on.
 *
 * @param image the image that did not get through, counted from 0
 * @param tries how often it was sent
 * @param events what happened in the whole stream until then; absent is never
 */
public record LinkFailure(LinkFault fault, long image, int tries, Map<LinkEvent, Long> events) {
    public long count(LinkEvent event) {
        return events.getOrDefault(event, 0L);
    }
}
