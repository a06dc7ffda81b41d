// The link against a bad line and a bad accelerator: a wrong result may never come out, and it always recovers.
#include "bench.h"
#include "check.h"

namespace {

constexpr int CPB = 8;
constexpr uint64_t TIMEOUT = 3000;

struct Board : Bench {
    Board() : Bench(8, 3, CPB) {}

    void infer(uint8_t seq, uint64_t seed) {
        send(LINK_OP_IMAGE, seq, image(seed));
        checkResult(receive(), seq, image(seed));
    }

    // Everything that came is a NAK.
    void onlyNaks() {
        for (size_t left = settle(); left > 0; left--) CHECK_EQ(int(receive().type), LINK_OP_NAK);
    }
};

} // namespace

CASE(every_single_bit_flip_on_the_wire_is_rejected) {
    Board board;
    Bytes image{0, 0, 0x11, 0xff, 0x80, 0, 1, 0}; // image_of_8 of frames.txt
    Bytes good = line(Frame{LINK_OP_IMAGE, 0x2a, image});
    for (size_t flip = 0; flip < good.size() * 10; flip++) { // start and stop bits too
        for (size_t i = 0; i < good.size(); i++) {
            uint32_t bits = 0x200u | good[i] << 1;
            if (flip / 10 == i) bits ^= 1u << flip % 10;
            board.host.sendBits(bits, 10);
        }
        board.host.hold(true, 30 * CPB);
        board.host.send(0); // the delimiter itself may be what was hit
        board.onlyNaks();
        CHECK_EQ(board.accelerator.imagesTaken, flip / 16);
        if (flip % 16 == 15) board.infer(static_cast<uint8_t>(flip), flip);
    }
}

CASE(dropped_inserted_and_doubled_bytes_are_rejected) {
    Board board;
    Bytes good = line(Frame{LINK_OP_IMAGE, 0x2a, board.image(3)});
    for (size_t at = 0; at < good.size(); at++)
        for (int kind = 0; kind < 4; kind++) {
            // What happens to the delimiter harms nobody: doubled or late, it ends the same frame.
            if (at + 1 == good.size() && kind != 1) continue;
            Bytes bad = good;
            if (kind == 0) bad.erase(bad.begin() + at);
            if (kind == 1) bad.insert(bad.begin() + at, 0x5a);
            if (kind == 2) bad.insert(bad.begin() + at, bad[at]);
            if (kind == 3) bad.erase(bad.begin() + at, bad.end() - 1);
            board.sendLine(bad);
            board.host.send(0);
            board.onlyNaks();
            CHECK_EQ(board.accelerator.imagesTaken, 0u);
        }
    board.infer(1, 1);
}

CASE(noise_then_frame) {
    Board board;
    std::mt19937_64 random(11);
    for (int round = 0; round < 10; round++) {
        for (int i = 0; i < 2000; i++) board.host.send(static_cast<uint8_t>(random()));
        for (int i = 0; i < 2000; i++) board.host.hold(random() & 1, 1 + random() % (20 * CPB)); // not even bytes
        board.host.hold(true, 11 * CPB);
        board.resync();
        board.infer(static_cast<uint8_t>(round), round);
    }
    CHECK_EQ(board.accelerator.imagesTaken, 10u);
    CHECK_EQ(board.undecodable, 0);
}

CASE(a_break_ends_the_frame) {
    for (double bits : {10.0, 12.5, 40.0, 1000.0}) {
        Board board;
        Bytes bytes = line(Frame{LINK_OP_IMAGE, 4, board.image(4)});
        board.sendLine(Bytes(bytes.begin(), bytes.begin() + 7));
        board.host.hold(false, bits * CPB);
        board.host.hold(true, 2 * CPB);
        board.send(LINK_OP_IMAGE, 5, board.image(5)); // no delimiter of its own before it
        board.checkNak(board.receive(), 0, LINK_STATUS_CRC);
        board.checkResult(board.receive(), 5, board.image(5));
        CHECK_EQ(board.settle(), 0u);
        Frame stats = board.ask(LINK_OP_STATS, 1);
        CHECK_EQ(u32(stats.body, 2), 1u); // one frame lost
        CHECK_EQ(u32(stats.body, 6), 1u); // one framing error, however long the break
    }
}

CASE(glitches_of_one_clock_are_ignored) {
    Board board;
    for (int i = 0; i < 200; i++) { // on the idle line
        board.rxdGlitch = true;
        board.clock(3 + i % 7);
    }
    CHECK_EQ(board.settle(), 0u);
    std::mt19937_64 random(5);
    for (int i = 0; i < 100; i++) { // and inside bytes
        board.send(LINK_OP_IMAGE, static_cast<uint8_t>(i), board.image(i));
        while (!board.host.empty()) {
            board.rxdGlitch = true;
            board.clock(1);
            board.clock(6 + random() % 20);
        }
        board.checkResult(board.receive(), static_cast<uint8_t>(i), board.image(i));
    }
    Frame stats = board.ask(LINK_OP_STATS, 1);
    CHECK_EQ(u32(stats.body, 2), 0u);
    CHECK_EQ(u32(stats.body, 6), 0u);
}

CASE(a_low_shorter_than_half_a_bit_is_no_start_bit) {
    Board board;
    for (int i = 0; i < 50; i++) {
        board.host.hold(false, 2);
        board.host.hold(true, 3 * CPB);
        board.infer(static_cast<uint8_t>(i), i); // a byte made of noise would spoil it
    }
    CHECK_EQ(u32(board.ask(LINK_OP_STATS, 1).body, 2), 0u);
}

CASE(baud_error_of_3_percent_back_to_back) {
    for (double percent : {-3.0, -2.0, 0.0, 2.0, 3.0}) {
        Board board;
        board.host.setClocksPerBit(CPB * (1 + percent / 100));
        int sent = 0;
        for (int got = 0; got < 150; got++) {
            while (sent < 150 && sent < got + 3) {
                board.send(LINK_OP_IMAGE, static_cast<uint8_t>(sent), board.image(sent));
                sent++;
            }
            board.checkResult(board.receive(), static_cast<uint8_t>(got), board.image(got));
        }
    }
}

// The hazard: valid of the last image is still high when the next one starts, and every result shifts by a byte.
CASE(valid_still_high_after_the_last_byte) {
    for (int lingering : {1, 2, 3, 7, 50, 1000}) {
        Board board;
        board.accelerator.temper.lingering = lingering;
        for (int group = 0; group < 20; group++) {
            // Three at once, so that the next image waits when the last result byte is taken.
            for (int i = 0; i < 3; i++) board.send(LINK_OP_IMAGE, static_cast<uint8_t>(i), board.image(group * 3 + i));
            for (int i = 0; i < 3; i++) board.checkResult(board.receive(), static_cast<uint8_t>(i), board.image(group * 3 + i));
        }
    }
    Board board;
    board.accelerator.temper.lingering = 1000;
    board.accelerator.temper.latency = 1500; // slower than the line: images queue, one starts at once after another
    int sent = 0;
    for (int got = 0; got < 100; got++) {
        while (sent < 100 && sent < got + 3) {
            board.send(LINK_OP_IMAGE, static_cast<uint8_t>(sent), board.image(sent));
            sent++;
        }
        board.checkResult(board.receive(), static_cast<uint8_t>(got), board.image(got));
    }
}

CASE(surplus_bytes_do_not_reach_the_next_result) {
    for (int surplus : {1, 2, 5, 40}) {
        Board board;
        board.accelerator.temper.surplus = surplus;
        for (int group = 0; group < 10; group++) {
            for (int i = 0; i < 3; i++) board.send(LINK_OP_IMAGE, static_cast<uint8_t>(i), board.image(group * 3 + i));
            for (int i = 0; i < 3; i++) board.checkResult(board.receive(), static_cast<uint8_t>(i), board.image(group * 3 + i));
        }
    }
}

CASE(a_mute_accelerator_times_out_and_the_next_image_is_right) {
    Board board;
    board.infer(1, 1);
    board.accelerator.temper.mute = true;
    board.send(LINK_OP_IMAGE, 2, board.image(2));
    board.checkNak(board.receive(), 2, LINK_STATUS_TIMEOUT);
    board.accelerator.temper.mute = false;
    board.infer(3, 3);
}

CASE(a_deaf_accelerator_times_out_and_frees_its_slot) {
    Board board;
    board.accelerator.temper.deaf = true;
    for (int i = 0; i < 9; i++) {
        board.send(LINK_OP_IMAGE, static_cast<uint8_t>(i), board.image(i));
        board.checkNak(board.receive(), static_cast<uint8_t>(i), LINK_STATUS_TIMEOUT);
    }
    board.accelerator.temper.deaf = false;
    board.infer(1, 1);
}

CASE(a_late_result_never_becomes_the_next_images) {
    // Just in time, just too late, and so late that it would come out in the next image's time.
    for (uint64_t latency : {TIMEOUT - 12, TIMEOUT - 11, TIMEOUT - 10, TIMEOUT, TIMEOUT + 1, TIMEOUT + 20, TIMEOUT + 500}) {
        Board board;
        board.accelerator.temper.latency = latency;
        for (int i = 0; i < 3; i++) board.send(LINK_OP_IMAGE, static_cast<uint8_t>(i), board.image(i));
        bool inTime = 8 + latency + 3 <= TIMEOUT;
        for (int i = 0; i < 3; i++) {
            Frame frame = board.receive();
            if (inTime) board.checkResult(frame, static_cast<uint8_t>(i), board.image(i));
            else board.checkNak(frame, static_cast<uint8_t>(i), LINK_STATUS_TIMEOUT);
        }
        board.accelerator.temper.latency = 0;
        board.infer(9, 9);
    }
}

CASE(an_accelerator_that_offers_for_ever_times_out) {
    Board board;
    board.accelerator.temper.stuck = true;
    board.accelerator.temper.ignoresReset = true;
    for (int i = 0; i < 3; i++) {
        board.send(LINK_OP_IMAGE, static_cast<uint8_t>(i), board.image(i));
        board.checkNak(board.receive(), static_cast<uint8_t>(i), LINK_STATUS_TIMEOUT);
    }
    CHECK_EQ(board.accelerator.imagesTaken, 0u);
}

// A result that is out before the last input byte is in: the next image must still start at its own first byte.
CASE(a_result_before_the_end_of_the_input) {
    Board board;
    board.accelerator.temper.early = 3;
    for (double stall : {0.0, 0.9}) {
        board.accelerator.temper.stall = stall;
        for (int i = 0; i < 60; i++) {
            Bytes image = board.image(i);
            std::fill(image.end() - 3, image.end(), 0x77);
            board.accelerator.presetInput(Bytes(8, 0x77));
            board.send(LINK_OP_IMAGE, static_cast<uint8_t>(i), image);
            board.checkResult(board.receive(), static_cast<uint8_t>(i), image);
        }
    }
}

CASE(streams_that_pause_at_random) {
    Board board;
    for (double stall : {0.1, 0.5, 0.9}) {
        board.accelerator.temper.stall = stall;
        for (int i = 0; i < 100; i++) board.infer(static_cast<uint8_t>(i), i);
    }
}

// Everything at once, seeded: good frames between damaged ones, a moody accelerator. Each result must be the one of the
// image that last carried its number, and after the storm all is well.
CASE(storm) {
    for (uint64_t seed = 1; seed <= 20; seed++) {
        Board board;
        std::mt19937_64 random(seed);
        board.accelerator.temper.stall = 0.2;
        std::vector<uint64_t> seedOf(256, 0);
        int results = 0;
        auto listen = [&] {
            for (size_t left = board.settle(); left > 0; left--) {
                Frame frame = board.receive();
                if (frame.type != (LINK_OP_IMAGE | LINK_REPLY_BIT)) continue;
                board.checkResult(frame, frame.seq, board.image(seedOf[frame.seq]));
                results++;
            }
        };
        for (int step = 0; step < 300; step++) {
            uint8_t seq = static_cast<uint8_t>(step);
            seedOf[seq] = seed * 1000 + step;
            Frame frame{LINK_OP_IMAGE, seq, board.image(seedOf[seq])};
            if (random() % 6 == 0) frame = {LINK_OP_PING, seq, Bytes(8, seq)};
            if (random() % 20 == 0) frame = {LINK_OP_RESET, seq, {}};
            Bytes bytes = line(frame);
            if (random() % 3 == 0) {
                size_t at = random() % bytes.size();
                switch (random() % 4) {
                    case 0: bytes.erase(bytes.begin() + at); break;
                    case 1: bytes[at] ^= 1 << random() % 8; break;
                    case 2: bytes.insert(bytes.begin() + at, static_cast<uint8_t>(random())); break;
                    default: bytes.erase(bytes.begin() + at, bytes.begin() + at + random() % (bytes.size() - at));
                }
            }
            board.sendLine(bytes);
            board.accelerator.temper.mute = random() % 30 == 0;
            board.accelerator.temper.latency = random() % 50 == 0 ? TIMEOUT : random() % 300;
            board.accelerator.temper.lingering = static_cast<int>(random() % 4);
            if (random() % 3 == 0) listen();
        }
        listen();
        CHECK(results > 50);
        board.accelerator.temper = {};
        board.resync();
        board.infer(1, 1);
        CHECK_EQ(board.undecodable, 0);
    }
}

int main(int argc, char **argv) {
    return runCases(argc, argv);
}
