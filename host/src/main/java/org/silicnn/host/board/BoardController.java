package org.silicnn.host.board;

import java.io.ByteArrayOutputStream;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;
import org.silicnn.host.link.BoardCounters;
import org.silicnn.host.link.BoardIdentity;
import org.silicnn.host.link.Frame;
import org.silicnn.host.link.FrameDecoder;
import org.silicnn.host.link.FrameEncoder;
import org.silicnn.host.link.HelloReply;
import org.silicnn.host.link.LinkProtocol;
import org.silicnn.host.link.Opcode;
import org.silicnn.host.link.Reply;
import org.silicnn.host.link.Status;

/**
 * The board's side of the protocol as the RTL has it: whole images wait in slots, one is at work, replies queue up.
 *
 * <p>Pure like the link: bytes in, bytes out, and the accelerator is whoever takes the jobs. Not thread safe.
 */
public final class BoardController {
    /** A frame somewhat longer than an image still has its CRC checked, and is refused for its length. */
    private static final int SLACK = 4096;

    /** An image at work. */
    public static final class Job {
        private final int seq;
        private final byte[] input;

        private Job(int seq, byte[] input) {
            this.seq = seq;
            this.input = input;
        }

        /** The image as it came; must not be changed. */
        public byte[] input() {
            return input;
        }
    }

    private final BoardIdentity identity;
    private final FrameDecoder decoder;
    private final Queue<Job> slots = new ArrayDeque<>();
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();
    private Job atWork;
    private boolean atWorkTaken;
    private boolean atWorkWanted;
    private int doneSinceReset;
    private long crcErrors;
    private long overflows;
    private long timeouts;
    private long done;

    /** A board fresh from power-up. */
    public BoardController(BoardIdentity identity) {
        this.identity = identity;
        decoder = new FrameDecoder(Math.toIntExact(identity.inputBytes() + SLACK));
    }

    /** Takes bytes from the line. */
    public void receive(byte[] bytes) {
        decoder.accept(bytes, new FrameDecoder.Listener() {
            @Override
            public void frame(Frame frame) {
                handle(frame);
            }

            @Override
            public void garbled(byte[] start, long length) {
                crcErrors++;
                nak(Status.CRC, 0);
            }
        });
    }

    /** The image that came to be at work since the last call, if one did. */
    public Optional<Job> takeJob() {
        boolean news = atWork != null && !atWorkTaken;
        atWorkTaken = true;
        return news ? Optional.of(atWork) : Optional.empty();
    }

    /** Ends a job with its output. */
    public void finish(Job job, byte[] output, long cycles) {
        if (release(job)) {
            done++;
            doneSinceReset++;
            byte[] payload = new byte[output.length + LinkProtocol.CYCLES_BYTES];
            System.arraycopy(output, 0, payload, 0, output.length);
            for (int i = 0; i < LinkProtocol.CYCLES_BYTES; i++) {
                payload[output.length + i] = (byte) (cycles >>> (Byte.SIZE * i));
            }
            reply(Opcode.IMAGE, job.seq, payload);
        }
    }

    /** Ends a job the accelerator did not finish. */
    public void giveUp(Job job) {
        if (release(job)) {
            timeouts++;
            nak(Status.TIMEOUT, job.seq);
        }
    }

    /** What is to be sent, taken out of the queue. */
    public byte[] takeOutput() {
        byte[] bytes = line.toByteArray();
        line.reset();
        return bytes;
    }

    /** Whether the host still waits for this job, which then ends. */
    private boolean release(Job job) {
        if (job != atWork) {
            return false;
        }
        boolean wanted = atWorkWanted;
        work(slots.poll());
        return wanted;
    }

    private void work(Job job) {
        atWork = job;
        atWorkTaken = false;
        atWorkWanted = true;
    }

    private void handle(Frame frame) {
        for (Opcode opcode : Opcode.values()) {
            if (opcode.request() == frame.type()) {
                if (frame.body().length == bodyBytes(opcode)) {
                    obey(opcode, frame);
                } else {
                    nak(Status.LENGTH, frame.seq());
                }
                return;
            }
        }
        nak(Status.TYPE, frame.seq());
    }

    private long bodyBytes(Opcode opcode) {
        return switch (opcode) {
            case HELLO -> Short.BYTES;
            case IMAGE -> identity.inputBytes();
            case PING -> LinkProtocol.PING_BYTES;
            case RESET, STATS -> 0;
        };
    }

    private void obey(Opcode opcode, Frame frame) {
        switch (opcode) {
            case HELLO -> {
                int nonce = (frame.body()[0] & 0xff) | ((frame.body()[1] & 0xff) << Byte.SIZE);
                reply(opcode, frame.seq(), new HelloReply(nonce, identity).toPayload());
            }
            case IMAGE -> store(frame);
            case RESET -> {
                slots.clear();
                atWorkWanted = false;
                doneSinceReset = 0;
                reply(opcode, frame.seq(), new byte[0]);
            }
            case PING -> reply(opcode, frame.seq(), frame.body());
            case STATS ->
                reply(opcode, frame.seq(), new BoardCounters(crcErrors, 0, overflows, timeouts, done).toPayload());
        }
    }

    private void store(Frame frame) {
        if (atWork == null) {
            work(new Job(frame.seq(), frame.body()));
        } else if (slots.size() < identity.slots()) {
            slots.add(new Job(frame.seq(), frame.body()));
        } else {
            overflows++;
            nak(Status.OVERFLOW, frame.seq());
        }
    }

    private void reply(Opcode opcode, int seq, byte[] payload) {
        send(new Reply(opcode.reply(), seq, doneSinceReset & 0xff, Status.OK, payload));
    }

    private void nak(Status status, int seq) {
        send(new Reply(Status.NAK, seq, doneSinceReset & 0xff, status, new byte[0]));
    }

    private void send(Reply reply) {
        line.writeBytes(FrameEncoder.encode(reply.toFrame()));
    }
}
