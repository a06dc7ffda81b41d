// The host's side of the two UART pins, clock by clock: what a USB bridge does.
#pragma once

#include <cstdint>
#include <deque>
#include <optional>

namespace silicnn {

// Drives the board's rxd. Its bit may last any fraction of board clocks, so a baud error is just another number.
class UartDriver {
public:
    explicit UartDriver(double clocksPerBit) : clocksPerBit(clocksPerBit) {}

    void setClocksPerBit(double clocks) { clocksPerBit = clocks; }

    void send(uint8_t byte) { sendBits(0x200u | byte << 1, 10); }

    // Any pattern, lowest bit first; the start and stop bits are the caller's.
    void sendBits(uint32_t bits, int count) {
        for (int i = 0; i < count; i++) hold(bits >> i & 1, clocksPerBit);
    }

    void hold(bool level, double clocks) {
        if (!runs.empty() && runs.back().level == level) runs.back().clocks += clocks;
        else runs.push_back({level, clocks});
        ahead += clocks;
    }

    bool empty() const { return runs.empty(); }

    // Clocks until the line is empty.
    double clocksAhead() const { return runs.empty() ? 0 : ahead; }

    // The level during the next clock.
    bool clock() {
        if (runs.empty()) return true;
        bool level = runs.front().level;
        elapsed += 1;
        ahead -= 1;
        while (!runs.empty() && elapsed >= runs.front().clocks) {
            elapsed -= runs.front().clocks;
            runs.pop_front();
        }
        if (runs.empty()) elapsed = ahead = 0;
        return level;
    }

private:
    struct Run {
        bool level;
        double clocks;
    };
    std::deque<Run> runs;
    double clocksPerBit;
    double elapsed = 0; // of the first run
    double ahead = 0;
};

// Reads the board's txd, sampling each bit in its middle.
class UartSampler {
public:
    explicit UartSampler(int clocksPerBit) : clocksPerBit(clocksPerBit) {}

    int framingErrors() const { return errors; }

    // A byte in the clock in which its stop bit is sampled.
    std::optional<uint8_t> clock(bool level) {
        if (bit < 0) {
            if (!level) {
                bit = 0;
                wait = clocksPerBit / 2;
            }
            return {};
        }
        if (--wait > 0) return {};
        wait = clocksPerBit;
        if (bit == 9) {
            bit = -1;
            if (!level) errors++;
            return shift >> 1 & 0xff;
        }
        shift = bit == 0 ? 0 : shift;
        shift |= level << bit++;
        return {};
    }

private:
    int clocksPerBit;
    int bit = -1; // next bit to sample; -1 between bytes
    int wait = 0;
    int shift = 0;
    int errors = 0;
};

} // namespace silicnn
