// COBS and CRC of the RTL against the shared frames, against an independent codec, and against every flipped bit.
#include "Vcodec_bench.h"
#include "check.h"
#include "link_protocol.h"
#include "vectors.h"
#include "verilated.h"

#include <memory>
#include <random>

using namespace silicnn;

namespace {

struct Decoded {
    Bytes bytes;
    bool bad;
    int op, seq, status;
};

struct Codec {
    std::unique_ptr<Vcodec_bench> top = std::make_unique<Vcodec_bench>();
    std::vector<Decoded> frames;
    Bytes open;

    Codec() {
        top->rst = 1;
        clock();
        top->rst = 0;
    }

    void clock() {
        top->clk = 0;
        top->eval();
        // Outputs of this clock, before its edge.
        if (top->frame_valid) open.push_back(top->frame_data);
        if (top->frame_end) {
            frames.push_back({open, bool(top->frame_bad), top->op, top->seq, top->status});
            open.clear();
        }
        top->clk = 1;
        top->eval();
    }

    void line(const Bytes &bytes) {
        for (uint8_t byte : bytes) {
            top->line_in = byte;
            top->line_in_valid = 1;
            clock();
        }
        top->line_in_valid = 0;
        clock();
    }

    Bytes encode(const Bytes &frame) {
        Bytes out;
        size_t at = 0;
        int rest = 0; // clocks the transmitter is busy
        bool finished = false;
        while (out.empty() || out.back() != 0) {
            top->reply_valid = at < frame.size();
            top->reply_data = at < frame.size() ? frame[at] : 0xee;
            top->reply_finish = at == frame.size() && !finished;
            top->line_out_ready = rest == 0;
            top->clk = 0;
            top->eval();
            if (top->reply_ready && top->reply_valid) at++;
            else if (top->reply_ready && top->reply_finish) finished = true;
            if (rest > 0) rest--;
            else if (top->line_out_valid) {
                out.push_back(top->line_out);
                rest = 3;
            }
            top->clk = 1;
            top->eval();
        }
        CHECK(finished);
        return out;
    }
};

Bytes randomBytes(std::mt19937_64 &random, size_t length, int zeroPercent) {
    Bytes bytes(length);
    for (auto &byte : bytes) byte = random() % 100 < uint64_t(zeroPercent) ? 0 : static_cast<uint8_t>(random() % 255 + 1);
    return bytes;
}

} // namespace

CASE(the_shared_frames_decode_and_encode_exactly) {
    Codec codec;
    for (auto &one : vectors()) {
        CHECK_EQ(line(one.frame), one.wire); // our own reading of the text
        codec.frames.clear();
        codec.line(one.wire);
        CHECK_EQ(codec.frames.size(), 1u);
        Decoded &got = codec.frames[0];
        CHECK(!got.bad);
        CHECK_EQ(got.bytes, payload(one.frame));
        CHECK_EQ(got.seq, int(one.frame.seq));
        CHECK(got.status != LINK_STATUS_CRC);
        if (one.frame.type & LINK_REPLY_BIT) CHECK_EQ(got.status, LINK_STATUS_TYPE);
        else if (one.frame.type != LINK_OP_IMAGE || one.frame.body.size() == 784) CHECK_EQ(got.status, LINK_STATUS_OK);
        else CHECK_EQ(got.status, LINK_STATUS_LENGTH);
        CHECK_EQ(codec.encode(payload(one.frame)), one.wire);
    }
}

CASE(both_spellings_of_a_full_last_block_decode) {
    Codec codec;
    Bytes wire = vectorNamed("image_full_block_at_end").wire;
    wire.insert(wire.end() - 1, 0x01);
    codec.line(wire);
    CHECK_EQ(codec.frames.size(), 1u);
    CHECK(!codec.frames[0].bad);
    CHECK_EQ(codec.frames[0].bytes, payload(vectorNamed("image_full_block_at_end").frame));
}

CASE(random_frames_there_and_back) {
    Codec codec;
    std::mt19937_64 random(3);
    for (int round = 0; round < 3000; round++) {
        size_t length = 1 + (round % 3 == 0 ? 250 + random() % 12 : random() % 1100);
        Bytes bytes = randomBytes(random, length, round % 4 == 0 ? 0 : static_cast<int>(random() % 100));
        Bytes wire = codec.encode(bytes);
        Bytes expected = cobsEncode(bytes);
        expected.push_back(0);
        CHECK_EQ(wire, expected);
        codec.frames.clear();
        codec.line(wire);
        CHECK_EQ(codec.frames.size(), 1u);
        CHECK(!codec.frames[0].bad);
        CHECK_EQ(codec.frames[0].bytes, bytes);
    }
}

CASE(every_single_bit_flip_of_a_784_byte_image_is_rejected) {
    for (const char *name : {"image_of_784_sparse", "image_of_784_dense"}) {
        Codec codec;
        const Bytes good = vectorNamed(name).wire;
        for (size_t flip = 0; flip < good.size() * 8; flip++) {
            Bytes bad = good;
            bad[flip / 8] ^= 1 << flip % 8;
            bad.push_back(0);
            codec.frames.clear();
            codec.line(bad);
            CHECK(!codec.frames.empty());
            for (auto &frame : codec.frames) CHECK(frame.status != LINK_STATUS_OK);
        }
        codec.frames.clear();
        codec.line(good);
        CHECK_EQ(codec.frames.at(0).status, LINK_STATUS_OK);
    }
}

CASE(a_framing_error_spoils_its_frame_alone) {
    Codec codec;
    const Bytes good = vectorNamed("ping").wire;
    for (size_t at = 0; at < good.size(); at++) {
        codec.frames.clear();
        for (size_t i = 0; i < good.size(); i++) {
            codec.top->line_in_error = i == at;
            codec.line({good[i]});
        }
        codec.top->line_in_error = 0;
        codec.line(good);
        CHECK_EQ(codec.frames.size(), 2u);
        CHECK_EQ(codec.frames[0].status, LINK_STATUS_CRC);
        CHECK_EQ(codec.frames[1].status, LINK_STATUS_OK);
    }
}

int main(int argc, char **argv) {
    return runCases(argc, argv);
}
