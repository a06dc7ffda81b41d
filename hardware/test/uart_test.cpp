// The UART alone, at the clocks-per-bit real boards have: how far off the host's rate may be, and exact bit lengths.
#include "Vuart_bench.h"
#include "check.h"
#include "uart_pins.h"
#include "verilated.h"

#include <cstdio>
#include <memory>
#include <random>

using namespace silicnn;

namespace {

constexpr int RATES = 6;
constexpr int CPB[RATES] = {4, 8, 12, 27, 100, 868};

struct Uart {
    std::unique_ptr<Vuart_bench> top = std::make_unique<Vuart_bench>();

    Uart() {
        top->rst = 1;
        top->rxd = 0x3f;
        for (int i = 0; i < 4; i++) clock();
        top->rst = 0;
        for (int i = 0; i < 4; i++) clock();
    }

    void clock() {
        top->clk = 0;
        top->eval();
        top->clk = 1;
        top->eval();
    }
};

// Back-to-back random bytes at the given bit length; how many arrive wrong.
int wrongBytes(int rate, double clocksPerBit, int count) {
    Uart uart;
    UartDriver host(clocksPerBit);
    std::mt19937_64 random(17);
    std::vector<uint8_t> sent, got;
    int errors = 0;
    for (int i = 0; i < count; i++) {
        sent.push_back(static_cast<uint8_t>(random()));
        host.send(sent.back());
    }
    host.hold(true, 20 * clocksPerBit);
    while (!host.empty()) {
        uart.top->rxd = host.clock() ? 0x3f : 0x3f & ~(1 << rate);
        uart.clock();
        if (uart.top->rx_valid >> rate & 1) got.push_back(static_cast<uint8_t>(uart.top->rx_data >> 8 * rate));
        errors += (uart.top->rx_error >> rate & 1);
    }
    for (size_t i = 0; i < sent.size(); i++) errors += i >= got.size() || got[i] != sent[i];
    return errors + static_cast<int>(got.size() > sent.size() ? got.size() - sent.size() : 0);
}

} // namespace

CASE(receiver_takes_3_percent_either_way) {
    for (int rate = 0; rate < RATES; rate++) {
        int count = CPB[rate] > 100 ? 300 : 2000;
        double limits[2];
        for (int side = 0; side < 2; side++) {
            int quarters = 0; // of a percent
            while (wrongBytes(rate, CPB[rate] * (1 + (side ? 1 : -1) * (quarters + 1) / 400.0), count) == 0) quarters++;
            limits[side] = quarters / 4.0;
        }
        std::printf("    %3d clocks per bit: host bits up to %.2f %% short, %.2f %% long\n", CPB[rate], limits[0], limits[1]);
        // Four clocks are too few to find the middle of a bit; no board runs there.
        double wanted = CPB[rate] == 4 ? 2.5 : 3.0;
        CHECK(limits[0] >= wanted);
        CHECK(limits[1] >= wanted);
    }
}

CASE(transmitter_bits_have_exact_lengths) {
    for (int rate = 0; rate < RATES; rate++) {
        Uart uart;
        for (int byte : {0x00, 0xff, 0x55, 0xa3, 0x80, 0x01}) {
            CHECK(uart.top->tx_ready >> rate & 1);
            uart.top->tx_data = static_cast<uint8_t>(byte);
            uart.top->tx_valid = static_cast<uint8_t>(1 << rate);
            uart.clock(); // taken here
            uart.top->tx_data = static_cast<uint8_t>(~byte);
            for (int bit = 0; bit < 10; bit++) {
                bool level = bit == 0 ? false : bit == 9 ? true : byte >> (bit - 1) & 1;
                for (int i = 0; i < CPB[rate]; i++) {
                    CHECK_EQ(bool(uart.top->txd >> rate & 1), level);
                    bool lastClock = bit == 9 && i == CPB[rate] - 1;
                    CHECK_EQ(bool(uart.top->tx_ready >> rate & 1), lastClock);
                    uart.top->tx_valid = lastClock ? 0 : static_cast<uint8_t>(1 << rate);
                    uart.clock();
                }
            }
            CHECK(uart.top->txd >> rate & 1); // idle
        }
    }
}

int main(int argc, char **argv) {
    return runCases(argc, argv);
}
