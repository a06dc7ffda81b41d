// Bytes to words and back: order, nothing lost or doubled under random pauses, and full rate without them.
#include "Vwords_bench.h"
#include "check.h"
#include "verilated.h"

#include <memory>
#include <random>

namespace {

constexpr int WIDTHS = 4;
constexpr int BYTES[WIDTHS] = {1, 2, 3, 8};
constexpr int COUNT = 24 * 100;

// Passes COUNT bytes and says how many clocks it took.
int stream(int width, double pause) {
    auto top = std::make_unique<Vwords_bench>();
    std::mt19937_64 random(5);
    auto go = [&] { return std::uniform_real_distribution<>()(random) >= pause ? 0xf : 0; };
    auto edge = [&] {
        top->clk = 1;
        top->eval();
        top->clk = 0;
        top->eval();
    };
    top->rst = 1;
    edge();
    top->rst = 0;
    std::vector<uint8_t> sent, words, got;
    int clocks = 0;
    while (got.size() < COUNT) {
        CHECK(++clocks < 200 * COUNT);
        uint8_t next = static_cast<uint8_t>(sent.size() * 7 + sent.size() / 256);
        top->in_data = next;
        top->in_valid = static_cast<uint8_t>(go());
        top->word_gate = static_cast<uint8_t>(go());
        top->out_ready = static_cast<uint8_t>(go());
        top->eval();
        if (top->in_valid & top->in_ready & 1 << width) sent.push_back(next);
        if (top->word_taken & 1 << width)
            for (int i = 0; i < BYTES[width]; i++)
                words.push_back(static_cast<uint8_t>(top->word[2 * width + i / 4] >> 8 * (i % 4)));
        if (top->out_valid & top->out_ready & 1 << width) got.push_back(static_cast<uint8_t>(top->out_data >> 8 * width));
        edge();
    }
    sent.resize(COUNT);
    words.resize(COUNT);
    CHECK_EQ(words, sent);
    CHECK_EQ(got, sent);
    return clocks;
}

} // namespace

CASE(random_pauses_lose_and_double_nothing) {
    for (int width = 0; width < WIDTHS; width++)
        for (double pause : {0.1, 0.5, 0.9}) stream(width, pause);
}

CASE(a_reset_forgets_a_half_word) {
    auto top = std::make_unique<Vwords_bench>();
    auto edge = [&] {
        top->clk = 1;
        top->eval();
        top->clk = 0;
        top->eval();
    };
    auto reset = [&] {
        top->in_valid = 0;
        top->rst = 1;
        edge();
        top->rst = 0;
    };
    for (int before = 0; before < 12; before++) {
        reset();
        top->word_gate = top->out_ready = 0xf;
        for (int i = 0; i < before + 8; i++) { // bytes of before the reset, then one word of eight
            if (i == before) reset();
            top->in_valid = 0xf;
            top->in_data = static_cast<uint8_t>(i);
            top->eval();
            edge();
        }
        top->in_valid = 0;
        top->eval();
        CHECK(top->word_taken & 8);
        for (int i = 0; i < 8; i++) CHECK_EQ(int(uint8_t(top->word[6 + i / 4] >> 8 * (i % 4))), before + i);
    }
}

CASE(a_byte_a_clock) {
    for (int width = 0; width < WIDTHS; width++) CHECK(stream(width, 0) <= COUNT + BYTES[width] + 2);
}

int main(int argc, char **argv) {
    return runCases(argc, argv);
}
