// The worked frames of test-vectors/link/frames.txt at the pins of a board with 784 inputs and 10 outputs: what the host
// sends goes in bit by bit, and what the board answers must be those very bytes.
#include "bench.h"
#include "check.h"
#include "vectors.h"

namespace {

struct Board : Bench {
    Board() : Bench(784, 10, 8) {}

    // Sends a shared frame, and demands a shared frame in return.
    void exchange(const char *request, const char *reply) {
        rawLine.clear();
        sendLine(vectorNamed(request).wire);
        settle();
        CHECK_EQ(rawLine, vectorNamed(reply).wire);
        forget();
    }

    void infer(int images) {
        for (int i = 0; i < images; i++) {
            send(LINK_OP_IMAGE, static_cast<uint8_t>(i), image(i));
            checkResult(receive(), static_cast<uint8_t>(i), image(i));
        }
    }
};

} // namespace

CASE(hello) {
    Board().exchange("hello", "hello_reply");
}

CASE(ping_after_three_images) {
    Board board;
    board.infer(3);
    board.exchange("ping", "ping_reply");
}

CASE(reset_clears_the_count) {
    Board board;
    board.infer(2);
    board.exchange("reset", "reset_reply");
}

CASE(images_through_the_accelerator) {
    Board board;
    for (const char *name : {"image_of_784_sparse", "image_of_784_dense"}) {
        const Frame &frame = vectorNamed(name).frame;
        board.sendLine(vectorNamed(name).wire);
        board.checkResult(board.receive(), frame.seq, frame.body);
    }
}

CASE(the_result) {
    Board board;
    board.infer(6);
    Frame expected = vectorNamed("result_of_10").frame;
    // A network whose answer is the worked frame's, after just as many clocks.
    Accelerator worked(784, 10, [&](auto, auto output) { std::copy_n(expected.body.begin() + 2, 10, output); });
    worked.temper.latency = u32(expected.body, 12) - 784 - 10;
    attachedAccelerator = &worked;
    board.rawLine.clear();
    board.send(LINK_OP_IMAGE, expected.seq, board.image(1));
    board.settle();
    CHECK_EQ(board.rawLine, vectorNamed("result_of_10").wire);
}

CASE(stats_after_300_images) {
    Board board;
    board.infer(300);
    Bytes damaged = vectorNamed("image_of_784_dense").wire;
    damaged[100] ^= 0x40;
    board.sendLine(damaged);
    board.checkNak(board.receive(), 0, LINK_STATUS_CRC);
    board.accelerator.temper.latency = 5'000'000;
    // One in the accelerator, two in the slots, two too many. They never finish: STATS comes while they wait.
    for (int i = 0; i < 5; i++) board.send(LINK_OP_IMAGE, static_cast<uint8_t>(i), board.image(i));
    for (int i = 3; i < 5; i++) board.checkNak(board.receive(), static_cast<uint8_t>(i), LINK_STATUS_OVERFLOW);
    board.rawLine.clear();
    board.sendLine(vectorNamed("stats").wire);
    board.receive();
    CHECK_EQ(board.rawLine, vectorNamed("stats_reply").wire);
}

CASE(naks) {
    Board board;
    board.infer(7);
    auto refused = [&](const Bytes &request, const char *reply) {
        board.rawLine.clear();
        board.sendLine(request);
        board.settle();
        CHECK_EQ(board.rawLine, vectorNamed(reply).wire);
        board.forget();
    };
    Bytes damaged = vectorNamed("ping").wire;
    damaged[2] ^= 0x10;
    refused(damaged, "nak_crc");
    refused(line(Frame{LINK_OP_IMAGE, 0x2b, Bytes(783, 1)}), "nak_length");
    refused(line(Frame{0x06, 0x2c, {}}), "nak_type");
    board.accelerator.temper.mute = true;
    board.rawLine.clear();
    for (int seq : {0x2e, 0x2e, 0x2e, 0x2d}) board.send(LINK_OP_IMAGE, static_cast<uint8_t>(seq), board.image(0));
    while (board.rawLine.size() < vectorNamed("nak_overflow").wire.size()) board.clock();
    CHECK_EQ(board.rawLine, vectorNamed("nak_overflow").wire);
    board.rawLine.clear();
    board.settle();
    Bytes three;
    for (int i = 0; i < 3; i++)
        three.insert(three.end(), vectorNamed("nak_timeout").wire.begin(), vectorNamed("nak_timeout").wire.end());
    CHECK_EQ(board.rawLine, three);
}

int main(int argc, char **argv) {
    return runCases(argc, argv);
}
