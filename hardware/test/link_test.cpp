// The whole link at its pins, small images: requests, refusals, results in order, limits.
#include "bench.h"
#include "check.h"

namespace {

constexpr int CPB = 8;
constexpr uint64_t TIMEOUT = 3000;

struct Board : Bench {
    Board() : Bench(8, 3, CPB) {}

    Frame infer(uint8_t seq, uint64_t seed) {
        send(LINK_OP_IMAGE, seq, image(seed));
        Frame frame = receive();
        checkResult(frame, seq, image(seed));
        return frame;
    }
};

Bytes numbered(size_t count) {
    Bytes bytes(count);
    for (size_t i = 0; i < count; i++) bytes[i] = static_cast<uint8_t>(i + 1);
    return bytes;
}

} // namespace

CASE(hello_tells_what_the_board_is) {
    Board board;
    Frame reply = board.ask(LINK_OP_HELLO, 9, {0xcd, 0xab});
    CHECK_EQ(int(reply.type), 0x81);
    CHECK_EQ(int(reply.seq), 9);
    CHECK_EQ(reply.body.size(), size_t(2 + LINK_HELLO_BYTES));
    Bytes expected{0, 0, 0xcd, 0xab, LINK_VERSION, 2, 8, 0, 0, 0, 3, 0, 0, 0, 0x82, 0, 0x40, 0x1f, 0, 0};
    for (int i = 0; i < 8; i++) expected.push_back(static_cast<uint8_t>(0x01 + 0x22 * i));
    CHECK_EQ(reply.body, expected);
}

CASE(ping_echoes_every_byte_value) {
    Board board;
    for (int first = 0; first < 256; first += LINK_PING_BYTES) {
        Bytes body;
        for (int i = 0; i < LINK_PING_BYTES; i++) body.push_back(static_cast<uint8_t>(first + i));
        Frame reply = board.ask(LINK_OP_PING, static_cast<uint8_t>(first), body);
        CHECK_EQ(int(reply.type), 0x84);
        CHECK_EQ(Bytes(reply.body.begin() + 2, reply.body.end()), body);
    }
}

CASE(result_is_the_kernels_and_cycles_are_exact) {
    Board board;
    for (uint64_t latency : {0, 1, 100, 255, 256, 1000}) {
        board.accelerator.temper.latency = latency;
        Frame frame = board.infer(7, latency + 1);
        // First input byte offered to last output byte taken, both clocks included.
        CHECK_EQ(u32(frame.body, 2 + 3), 8 + latency + 3);
    }
}

CASE(done_count_counts_results_and_reset_clears_it) {
    Board board;
    for (int i = 1; i <= 300; i++) {
        Frame frame = board.infer(static_cast<uint8_t>(i), i);
        CHECK_EQ(int(frame.body[0]), i & 0xff);
    }
    CHECK_EQ(board.ask(LINK_OP_PING, 1, numbered(8)).body[0], 300 & 0xff);
    Frame reply = board.ask(LINK_OP_RESET, 5);
    CHECK_EQ(int(reply.type), 0x83);
    CHECK_EQ(reply.body, (Bytes{0, 0}));
    CHECK_EQ(int(board.infer(1, 1).body[0]), 1);
}

CASE(wrong_lengths_are_refused_by_type) {
    Board board;
    struct { uint8_t type; size_t right; } kinds[] = {
        {LINK_OP_HELLO, 2}, {LINK_OP_IMAGE, 8}, {LINK_OP_RESET, 0},
        {LINK_OP_PING, LINK_PING_BYTES}, {LINK_OP_STATS, 0}};
    for (auto &kind : kinds)
        for (size_t length = 0; length < 40; length++) {
            if (length == kind.right) continue;
            board.checkNak(board.ask(kind.type, static_cast<uint8_t>(length + 50), numbered(length)),
                           static_cast<uint8_t>(length + 50), LINK_STATUS_LENGTH);
        }
    // An image longer than any counter: the length may not wrap around to the right one.
    for (size_t length : {16 + 8, 32 + 8, 256 + 8, 1024 + 8, 4096 + 8})
        board.checkNak(board.ask(LINK_OP_IMAGE, 3, numbered(length)), 3, LINK_STATUS_LENGTH);
    CHECK_EQ(board.accelerator.imagesTaken, 0u);
    board.infer(1, 1);
}

CASE(frames_shorter_than_a_head_are_refused) {
    Board board;
    // A type and its CRC, and a CRC of nothing: the checksum is right, the frame is not.
    for (Bytes bytes : {Bytes{LINK_OP_PING}, Bytes{}}) {
        uint32_t crc = crc32(bytes);
        for (int i = 0; i < 4; i++) bytes.push_back(static_cast<uint8_t>(crc >> 8 * i));
        Bytes encoded = cobsEncode(bytes);
        encoded.push_back(0);
        board.sendLine(encoded);
        Frame frame = board.receive();
        CHECK_EQ(int(frame.type), LINK_OP_NAK);
        CHECK(frame.body[1] == LINK_STATUS_LENGTH || frame.body[1] == LINK_STATUS_TYPE);
    }
    for (int length = 1; length < 6; length++) {
        Bytes encoded(length, 0x01); // all zeros
        encoded.push_back(0);
        board.sendLine(encoded);
        CHECK_EQ(int(board.receive().type), LINK_OP_NAK);
    }
    CHECK_EQ(board.accelerator.imagesTaken, 0u);
    board.infer(1, 1);
}

CASE(unknown_types_are_refused) {
    Board board;
    for (int type = 0; type < 256; type++) {
        if (type >= LINK_OP_HELLO && type <= LINK_OP_STATS) continue;
        board.checkNak(board.ask(static_cast<uint8_t>(type), 0x61, numbered(type % 11)), 0x61, LINK_STATUS_TYPE);
    }
    board.infer(1, 1);
}

CASE(empty_frames_are_silent) {
    Board board;
    board.sendLine(Bytes(50, 0));
    CHECK_EQ(board.settle(), 0u);
    CHECK_EQ(board.rawLine.size(), 0u);
    board.infer(1, 1);
}

CASE(back_to_back_frames_and_sequence_wrap) {
    Board board;
    constexpr int total = 700;
    int sent = 0;
    for (int got = 0; got < total; got++) {
        // Three under way: one in the accelerator, two in the slots. The line never rests.
        while (sent < total && sent < got + 3) {
            board.send(LINK_OP_IMAGE, static_cast<uint8_t>(sent), board.image(sent));
            sent++;
        }
        Frame frame = board.receive();
        board.checkResult(frame, static_cast<uint8_t>(got), board.image(got));
        // Cumulative: later images may already be done when this one's result leaves.
        CHECK(static_cast<uint8_t>(frame.body[0] - (got + 1)) < 3);
    }
    CHECK_EQ(board.undecodable, 0);
    CHECK_EQ(board.accelerator.imagesTaken, uint64_t(total));
}

CASE(an_image_too_many_is_refused_by_its_number) {
    Board board;
    board.accelerator.temper.latency = 2900;
    // 100..102 fit (accelerator and two slots); 103 comes while all are taken.
    for (int i = 0; i < 4; i++) board.send(LINK_OP_IMAGE, static_cast<uint8_t>(100 + i), board.image(i));
    int naks = 0, results = 0;
    for (size_t left = board.settle(); left > 0; left--) {
        Frame frame = board.receive();
        if (frame.type == LINK_OP_NAK) {
            board.checkNak(frame, 103, LINK_STATUS_OVERFLOW);
            naks++;
        } else {
            board.checkResult(frame, static_cast<uint8_t>(100 + results), board.image(results));
            results++;
        }
    }
    CHECK_EQ(naks, 1);
    CHECK_EQ(results, 3);
    board.infer(103, 3);
}

CASE(a_second_request_does_not_touch_the_first) {
    Board board;
    for (int i = 0; i < 3; i++) board.send(LINK_OP_IMAGE, static_cast<uint8_t>(i), board.image(i));
    board.send(LINK_OP_PING, 10, numbered(8));
    board.send(LINK_OP_PING, 11, Bytes(8, 0xee));
    board.send(LINK_OP_HELLO, 12, {0xee, 0xee});
    int pings = 0, overflows = 0, results = 0;
    for (size_t left = board.settle(); left > 0; left--) {
        Frame frame = board.receive();
        if (frame.type == 0x84) {
            pings++;
            Bytes expected = frame.seq == 10 ? numbered(8) : Bytes(8, 0xee);
            CHECK_EQ(Bytes(frame.body.begin() + 2, frame.body.end()), expected);
        } else if (frame.type == LINK_OP_NAK) {
            overflows++;
            board.checkNak(frame, frame.seq, LINK_STATUS_OVERFLOW);
        } else if (frame.type == 0x82) {
            board.checkResult(frame, static_cast<uint8_t>(results), board.image(results));
            results++;
        }
    }
    CHECK_EQ(results, 3);
    CHECK(pings >= 1);
    CHECK(overflows >= 1);
}

CASE(reset_drops_everything_queued) {
    for (uint64_t latency = 0; latency < 2900; latency += 13) { // RESET meets the images at every stage of their way
        Board board;
        board.accelerator.temper.latency = latency;
        for (int i = 0; i < 3; i++) board.send(LINK_OP_IMAGE, static_cast<uint8_t>(i), board.image(i));
        board.send(LINK_OP_RESET, 77);
        Frame frame = board.receive();
        while (frame.type != 0x83) {
            board.checkResult(frame, frame.seq, board.image(frame.seq));
            frame = board.receive();
        }
        CHECK_EQ(int(frame.seq), 77);
        CHECK_EQ(int(frame.body[0]), 0);
        CHECK_EQ(board.settle(), 0u); // nothing of the old epoch comes after
        board.accelerator.temper.latency = 0;
        for (int i = 0; i < 4; i++) {
            Frame result = board.infer(static_cast<uint8_t>(40 + i), 900 + i);
            CHECK_EQ(int(result.body[0]), i + 1);
        }
    }
}

CASE(reset_meets_a_result_at_every_clock) {
    // The RESET frame is 8 bytes behind the image: around 640 clocks of latency the two meet.
    for (uint64_t latency = 560; latency < 700; latency++) {
        Board board;
        board.accelerator.temper.latency = latency;
        board.send(LINK_OP_IMAGE, 1, board.image(1));
        board.send(LINK_OP_RESET, 2);
        Frame frame = board.receive();
        if (frame.type == 0x82) {
            board.checkResult(frame, 1, board.image(1));
            frame = board.receive();
        }
        CHECK_EQ(int(frame.type), 0x83);
        CHECK_EQ(board.settle(), 0u);
        board.accelerator.temper.latency = 0;
        for (int i = 0; i < 4; i++) board.infer(static_cast<uint8_t>(i), i);
    }
}

CASE(reset_drops_a_nak_not_yet_begun) {
    Board board;
    board.send(LINK_OP_IMAGE, 1, board.image(1));
    board.sendLine({0x02, 0x00}); // cut short; its NAK waits while the result leaves
    board.send(LINK_OP_RESET, 2);
    CHECK_EQ(board.settle(), 2u);
    board.checkResult(board.receive(), 1, board.image(1));
    CHECK_EQ(int(board.receive().type), 0x83);
}

CASE(of_two_naks_the_first_is_kept_whole) {
    Board board;
    board.send(LINK_OP_IMAGE, 1, board.image(1));
    board.send(0x07, 0x31); // unknown type; its NAK waits while the result leaves
    board.sendLine({0x02, 0x00}); // cut short: another NAK, dropped
    CHECK_EQ(board.settle(), 2u);
    board.checkResult(board.receive(), 1, board.image(1));
    board.checkNak(board.receive(), 0x31, LINK_STATUS_TYPE);
    CHECK_EQ(u32(board.ask(LINK_OP_STATS, 1).body, 2), 1u); // but counted
}

CASE(stats_count_what_happened) {
    Board board;
    auto stats = [&] {
        Frame reply = board.ask(LINK_OP_STATS, 8);
        CHECK_EQ(int(reply.type), 0x85);
        CHECK_EQ(reply.body.size(), size_t(2 + LINK_STATS_BYTES));
        std::vector<uint32_t> counters;
        for (int i = 0; i < 5; i++) counters.push_back(u32(reply.body, 2 + 4 * i));
        return counters;
    };
    CHECK(stats() == (std::vector<uint32_t>{0, 0, 0, 0, 0}));
    for (int i = 0; i < 300; i++) { // past 255: the carry into the second byte
        Bytes bytes = line(Frame{LINK_OP_PING, 1, numbered(8)});
        bytes[3] ^= 2;
        board.sendLine(bytes);
        board.checkNak(board.receive(), 0, LINK_STATUS_CRC);
    }
    for (int i = 0; i < 4; i++) {
        board.host.sendBits(0x0aa, 10); // stop bit low
        board.host.hold(true, 20 * CPB);
        board.host.send(0);
        board.checkNak(board.receive(), 0, LINK_STATUS_CRC);
    }
    for (int i = 0; i < 600; i++) board.infer(1, i);
    board.accelerator.temper.latency = TIMEOUT;
    for (int i = 0; i < 4; i++) board.send(LINK_OP_IMAGE, 2, board.image(2)); // the last finds no slot
    int naks = 0;
    for (size_t left = board.settle(); left > 0; left--) naks += board.receive().type == LINK_OP_NAK;
    CHECK_EQ(naks, 4);
    CHECK(stats() == (std::vector<uint32_t>{304, 4, 1, 3, 600}));
}

CASE(no_count_is_lost_when_the_line_writes_at_the_same_clock) {
    Board board;
    int images = 0;
    // Results end between the bytes of a PING, another clock each time, and between the bytes of its reply.
    for (uint64_t latency = 0; latency < 1700; latency += latency < 160 ? 1 : 7) {
        board.accelerator.temper.latency = latency;
        board.send(LINK_OP_IMAGE, 1, board.image(images++));
        board.send(LINK_OP_PING, 2, numbered(8));
        board.settle();
        board.forget();
    }
    CHECK_EQ(u32(board.ask(LINK_OP_STATS, 1).body, 2 + 16), uint32_t(images));
}

CASE(a_counter_is_not_read_while_it_is_counted) {
    Board board;
    auto badBytes = [&](int count) {
        for (int i = 0; i < count; i++) {
            board.host.sendBits(0x0aa, 10);
            board.host.hold(true, 2 * CPB);
        }
    };
    uint32_t errors = 0;
    for (int pause = 400; pause < 600; pause++) {
        badBytes(255);
        errors += 255;
        board.host.send(0);
        board.settle();
        board.forget();
        // The 256th, which carries, comes while the reply is read. (If one byte were read and written at once, the mailbox
        // would stop the simulation.)
        board.send(LINK_OP_STATS, 1);
        board.host.hold(true, pause);
        badBytes(1);
        uint32_t seen = u32(board.receive().body, 2 + 4);
        CHECK(seen == errors || seen == errors + 1);
        errors++;
    }
}

int main(int argc, char **argv) {
    return runCases(argc, argv);
}
