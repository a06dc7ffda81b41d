// A kernel with the ports of Vitis HLS and 16-bit words, behind the byte streams of the link.
#include "bench.h"
#include "check.h"

namespace {

Bytes expected(const Bytes &image) {
    uint16_t sum = 0, mix = 0;
    for (size_t i = 0; i < image.size(); i += 2) {
        uint16_t word = static_cast<uint16_t>(image[i] | image[i + 1] << 8); // low byte first
        sum = static_cast<uint16_t>(sum + word);
        mix ^= word;
    }
    return {uint8_t(sum), uint8_t(sum >> 8), uint8_t(mix), uint8_t(mix >> 8)};
}

void checkImages(Bench &board, int first, int count) {
    int sent = first;
    for (int got = first; got < first + count; got++) {
        while (sent < first + count && sent < got + 3) {
            board.send(LINK_OP_IMAGE, static_cast<uint8_t>(sent), board.image(sent));
            sent++;
        }
        Frame frame = board.receive();
        CHECK_EQ((Bytes{frame.type, frame.body.at(1)}), (Bytes{LINK_OP_IMAGE | LINK_REPLY_BIT, LINK_STATUS_OK}));
        CHECK_EQ(int(frame.seq), got & 0xff);
        CHECK_EQ(Bytes(frame.body.begin() + 2, frame.body.begin() + 6), expected(board.image(got)));
    }
}

} // namespace

CASE(words_pass_whole_and_in_order) {
    Bench board(8, 4, 8);
    checkImages(board, 0, 300);
}

CASE(a_reset_in_the_middle_leaves_no_half_image) {
    for (int pause = 0; pause < 1000; pause += 19) { // RESET meets the kernel between words, at another one each time
        Bench board(8, 4, 8);
        board.send(LINK_OP_IMAGE, 1, board.image(1));
        board.host.hold(true, pause);
        board.send(LINK_OP_RESET, 2);
        board.settle();
        board.forget();
        checkImages(board, 10, 3);
    }
}

int main(int argc, char **argv) {
    return runCases(argc, argv);
}
