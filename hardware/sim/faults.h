// A bad line: what happens to the bytes of one direction. Seeded, so a run can be repeated.
#pragma once

#include <cstdint>
#include <random>
#include <vector>

namespace silicnn {

// Chances for each byte; a burst begins at a byte and damages the next 1 to 64 in random ways.
struct FaultRates {
    double drop = 0, flip = 0, insert = 0, duplicate = 0, burst = 0;
};

class Faults {
public:
    Faults(const FaultRates &rates, uint64_t seed) : rates(rates), random(seed) {}

    // What arrives when this byte is sent: none, one or two bytes.
    std::vector<uint8_t> pass(uint8_t byte) {
        if (burstLeft > 0) {
            burstLeft--;
            switch (random() % 3) {
                case 0: return {};
                case 1: return {anyByte()};
                default: return {byte, anyByte()};
            }
        }
        if (happens(rates.burst)) burstLeft = 1 + static_cast<int>(random() % 64);
        if (happens(rates.drop)) return {};
        if (happens(rates.flip)) byte ^= static_cast<uint8_t>(1u << random() % 8);
        if (happens(rates.insert)) return {byte, anyByte()};
        if (happens(rates.duplicate)) return {byte, byte};
        return {byte};
    }

private:
    FaultRates rates;
    std::mt19937_64 random;
    int burstLeft = 0;

    uint8_t anyByte() { return static_cast<uint8_t>(random()); }
    bool happens(double chance) { return chance > 0 && std::uniform_real_distribution<>()(random) < chance; }
};

} // namespace silicnn
