package org.silicnn.host.link;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Which image to send when, so that the line stays full and no image is lost: a sliding window with selective repeat.
 *
 * <p>The board keeps no history, an image may be sent again at will, so all of recovery is here. The board answers
 * images in the order it got them. Hence an answer proves that every image sent before it and still unanswered is lost,
 * and is sent again at once; a timer is needed only when the answers stop. After a timeout one image alone probes the
 * board until something is answered.
 *
 * <p>Not thread safe. Results come out in the order the images went in.
 */
public final class InferenceWindow {
    /** Sends into complete silence, or refusals of one kind, before giving up. */
    static final int TRIES = 5;
    /**
     * Sends of one image when the board is heard. At four broken bytes in a thousand one 784-byte image in 25 arrives;
     * a run of a thousand images then still comes to its end, and a line that is worse is given up in seconds.
     */
    static final int NOISY_TRIES = 400;

    /** How long a board may be full of images that nobody here waits for: longer than any accelerator's time limit. */
    public static final long MOST_FULL_NANOS = 30_000_000_000L;

    private static final long LEAST_TIMEOUT_NANOS = 100_000_000;
    private static final long UNKNOWN_COMPUTE_NANOS = 500_000_000;
    private static final long MOST_COMPUTE_NANOS = 60_000_000_000L;
    private static final long MOST_PATIENCE = 4;
    /** Up to here the wait doubles in silence, so that five tries outlast a board's time limit of a second. */
    private static final long MOST_BACKOFF_NANOS = 2_000_000_000;

    private static final long NANOS_TIMES_KHZ = 1_000_000;
    /** Results kept back for a missing earlier one; under half the sequence numbers, so that none is ambiguous. */
    private static final int SPAN = 120;

    private final WindowSettings settings;
    private final Map<LinkEvent, Long> events = new EnumMap<>(LinkEvent.class);
    private final List<Pending> unanswered = new ArrayList<>();
    private final Map<Long, InferenceResult> undelivered = new HashMap<>();
    private final int leastWindow;
    private int window;
    private long added;
    private long delivered;
    private long transmissions;
    private long computeNanos = -1;
    private long lastProgress;
    private long patience = 1;
    private boolean timedOut;
    private boolean probing;
    private int silentTimeouts;
    private boolean held;
    private long heldUntil;
    private boolean full;
    private long fullSince;
    private long brokenFrames;
    private long sentBeforeBroken;
    private LinkFailure failure;

    /** @param now the caller's clock, like every {@code now} here */
    public InferenceWindow(WindowSettings settings, long now) {
        this.settings = settings;
        window = settings.window();
        leastWindow = Math.max(1, Math.min(window, settings.slots()));
        lastProgress = now;
    }

    /** Whether {@link #add} may be called. */
    public boolean hasRoom() {
        return failure == null && unanswered.size() < effectiveWindow() && added - delivered < SPAN;
    }

    /**
     * Takes the next image.
     *
     * @param image not copied; must not change until it is answered
     */
    public void add(byte[] image) {
        if (!hasRoom() || image.length != settings.inputBytes()) {
            throw new IllegalArgumentException("no room, or " + image.length + " bytes");
        }
        int seq = (int) ((settings.firstSeq() + added) & 0xff);
        unanswered.add(new Pending(added++, Frame.request(Opcode.IMAGE, seq, image)));
    }

    /** The frame to send now, if any; call {@link #written} once the line took it. */
    public Optional<Frame> nextFrame(long now) {
        held &= heldUntil - now > 0;
        if (failure != null || held || inFlight().size() >= effectiveWindow()) {
            return Optional.empty();
        }
        return unanswered.stream().filter(p -> !p.inFlight).findFirst().flatMap(p -> send(p, now));
    }

    /** Says that the line has taken the whole frame, which restarts its timer. */
    public void written(Frame frame, long now) {
        find(frame.seq()).ifPresent(p -> p.sentAt = now);
    }

    /** Takes a reply of the board, of whatever kind. */
    public void receive(Reply reply, long now) {
        silentTimeouts = 0;
        Optional<Pending> image = find(reply.seq());
        if (reply.isNak()) {
            refuse(reply.status(), image, now);
        } else if (!reply.answers(Opcode.IMAGE) || image.isEmpty()) {
            stray(reply);
        } else if (reply.payload().length != settings.outputBytes() + LinkProtocol.CYCLES_BYTES) {
            fail(LinkFault.WRONG_RESULT, image.get());
        } else {
            answer(image.get(), reply.payload(), now);
        }
    }

    /** Says that a broken frame was heard. */
    public void receiveGarbled() {
        silentTimeouts = 0;
        count(LinkEvent.BROKEN_HERE);
    }

    /**
     * Gives up waiting where that is due.
     *
     * @param heardUntil a time before which nothing came that was not told: answers that lie unread, because the caller
     *     was busy with other things, are not missing
     */
    public void expire(long heardUntil) {
        Optional<Pending> oldest = oldestInFlight();
        if (oldest.isEmpty() || deadline(oldest.get()) - heardUntil > 0) {
            return;
        }
        count(LinkEvent.TIMEOUT);
        timedOut = true;
        probing = true;
        inFlight().forEach(p -> p.inFlight = false);
        silentTimeouts++;
        if (silentTimeouts >= TRIES) {
            fail(LinkFault.SILENT, oldest.get());
        }
    }

    /** The next result in image order, if it is there. */
    public Optional<InferenceResult> takeResult() {
        InferenceResult result = undelivered.remove(delivered);
        delivered += result == null ? 0 : 1;
        return Optional.ofNullable(result);
    }

    /** Whether every image added was answered and its result taken. */
    public boolean isIdle() {
        return added == delivered;
    }

    /** Why no more frames come, once the stream is given up. */
    public Optional<LinkFailure> failure() {
        return Optional.ofNullable(failure);
    }

    /** How often each event happened so far. */
    public Map<LinkEvent, Long> events() {
        return Collections.unmodifiableMap(events);
    }

    /** Images that may be unanswered at a time; shrinks when the board overflows. */
    public int window() {
        return window;
    }

    /**
     * How long an unanswered image is waited for: three times what frame, adapter and accelerator need; more where
     * answers were seen to come later than that, as from a board that is simulated on a busy computer.
     */
    long timeoutNanos() {
        long compute = computeNanos < 0 ? UNKNOWN_COMPUTE_NANOS : computeNanos;
        long need = 3 * (settings.frameNanos() + WindowSettings.LATENCY_NANOS + compute);
        return patience * Math.max(LEAST_TIMEOUT_NANOS, need);
    }

    private Optional<Frame> send(Pending image, long now) {
        if (image.tries >= NOISY_TRIES) {
            fail(LinkFault.NOISE, image);
            return Optional.empty();
        }
        count(LinkEvent.SENT);
        if (image.transmission > 0) {
            count(LinkEvent.RESENT);
        }
        image.tries++;
        image.sentAt = now;
        image.transmission = ++transmissions;
        image.firstUnanswered = image.firstUnanswered == 0 ? image.transmission : image.firstUnanswered;
        image.inFlight = true;
        return Optional.of(image.frame);
    }

    private void answer(Pending image, byte[] payload, long now) {
        unanswered.remove(image);
        byte[] output = Arrays.copyOf(payload, settings.outputBytes());
        long cycles = u32(payload, settings.outputBytes());
        undelivered.put(image.index, new InferenceResult(image.index, output, cycles, now - image.sentAt));
        learn(cycles, now - image.sentAt);
        tellProgress(now);
        probing = false;
        for (Pending other : inFlight()) {
            if (other.transmission < image.firstUnanswered) {
                other.inFlight = false;
                other.firstUnanswered = 0;
                brokenFrames = Math.max(0, brokenFrames - 1);
            }
        }
        blameBroken();
    }

    /** A second answer after a timeout: the first was not lost, the timeout came too early. */
    private void stray(Reply reply) {
        count(LinkEvent.STRAY);
        if (timedOut && reply.answers(Opcode.IMAGE)) {
            timedOut = false;
            patience = Math.min(2 * patience, MOST_PATIENCE);
        }
    }

    private void learn(long cycles, long roundTrip) {
        long nanos = settings.clockKhz() > 0 ? cycles * NANOS_TIMES_KHZ / settings.clockKhz() : roundTrip;
        computeNanos = Math.max(computeNanos, Math.min(nanos, MOST_COMPUTE_NANOS));
    }

    private void refuse(Status status, Optional<Pending> image, long now) {
        if (status == Status.CRC) {
            count(LinkEvent.BROKEN_AT_BOARD);
            brokenFrames++;
            sentBeforeBroken = transmissions;
            blameBroken();
        } else if (status == Status.TIMEOUT && image.isPresent()) {
            stuck(image.get(), now);
        } else if (image.isEmpty() || !image.get().inFlight) {
            count(LinkEvent.STRAY);
        } else if (status == Status.OVERFLOW) {
            overflow(image.get(), now);
        } else {
            fail(LinkFault.REFUSED, image.get());
        }
    }

    /** No slot is free before the next answer, so nothing is sent until then, or until there should have been one. */
    private void overflow(Pending image, long now) {
        count(LinkEvent.OVERFLOW);
        image.inFlight = false;
        image.tries--;
        held = true;
        if (!inFlight().isEmpty()) {
            window = Math.max(leastWindow, window - 1);
            heldUntil = now + timeoutNanos();
            return;
        }
        // Full of images that were given up here: the board will be done with them, or give them up too.
        heldUntil = now + LEAST_TIMEOUT_NANOS;
        fullSince = full ? fullSince : now;
        full = true;
        if (now - fullSince >= MOST_FULL_NANOS) {
            fail(LinkFault.FULL, image);
        }
    }

    /** The board gave an image up, perhaps later than it was given up here: its slot is free. */
    private void stuck(Pending image, long now) {
        count(LinkEvent.ACCELERATOR_TIMEOUT);
        tellProgress(now);
        image.inFlight = false;
        image.refusals++;
        if (image.refusals >= TRIES) {
            fail(LinkFault.STUCK, image);
        }
    }

    private void tellProgress(long now) {
        lastProgress = now;
        held = false;
        full = false;
    }

    /** A board that hears a broken frame can't tell which. When as many broke as can have, they all did. */
    private void blameBroken() {
        List<Pending> suspects = new ArrayList<>(inFlight());
        suspects.removeIf(p -> p.transmission > sentBeforeBroken);
        if (suspects.size() <= brokenFrames) {
            suspects.forEach(p -> p.inFlight = false);
            brokenFrames = 0;
        }
    }

    private long deadline(Pending oldest) {
        long start = oldest.sentAt - lastProgress > 0 ? oldest.sentAt : lastProgress;
        long wait = timeoutNanos();
        return start + Math.max(wait, Math.min(wait << silentTimeouts, MOST_BACKOFF_NANOS));
    }

    private int effectiveWindow() {
        return probing ? 1 : window;
    }

    private List<Pending> inFlight() {
        return unanswered.stream().filter(p -> p.inFlight).toList();
    }

    private Optional<Pending> oldestInFlight() {
        return inFlight().stream().min((a, b) -> Long.compare(a.transmission, b.transmission));
    }

    private Optional<Pending> find(int seq) {
        return unanswered.stream().filter(p -> p.frame.seq() == seq).findFirst();
    }

    private void count(LinkEvent event) {
        events.merge(event, 1L, Long::sum);
    }

    private void fail(LinkFault fault, Pending image) {
        if (failure == null) {
            failure = new LinkFailure(fault, image.index, image.tries, Map.copyOf(events));
        }
    }

    private static long u32(byte[] bytes, int at) {
        long value = 0;
        for (int i = Integer.BYTES - 1; i >= 0; i--) {
            value = value << Byte.SIZE | (bytes[at + i] & 0xff);
        }
        return value;
    }

    private static final class Pending {
        final long index;
        final Frame frame;
        int tries;
        int refusals;
        boolean inFlight;
        long sentAt;
        long transmission;
        /** The earliest send that an answer may be to: not known to be lost. */
        long firstUnanswered;

        Pending(long index, Frame frame) {
            this.index = index;
            this.frame = frame;
        }
    }
}
