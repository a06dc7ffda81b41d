// A network behind valid/ready byte streams, clock by clock: takes an image, computes it with the C kernel, waits as
// long as the hardware would, gives the result.
#pragma once

#include <cstdint>
#include <functional>
#include <random>
#include <vector>

namespace silicnn {

// How an accelerator may be slow or broken. The defaults are a good one.
struct Temper {
    uint64_t latency = 0;       // clocks between the last input byte and the first output byte
    double stall = 0;           // chance that either stream pauses in a clock
    bool deaf = false;          // never takes a byte
    bool mute = false;          // never gives a byte
    int lingering = 0;          // clocks its valid stays high after the last byte was taken
    size_t early = 0;           // it computes and gives its result when so many input bytes are still to come
    int surplus = 0;            // bytes it gives beyond the result
    bool stuck = false;         // its valid is always high
    bool ignoresReset = false;
};

class Accelerator {
public:
    using Kernel = std::function<void(const uint8_t *input, uint8_t *output)>;

    Accelerator(size_t inputBytes, size_t outputBytes, Kernel kernel, uint64_t seed = 1)
        : input(inputBytes), output(outputBytes), kernel(std::move(kernel)), random(seed) {}

    Temper temper;
    uint64_t imagesTaken = 0; // complete images handed to the kernel

    // The pins it drives, as registers.
    bool inReady = false;
    bool outValid = false;
    uint8_t outData = 0;

    // What the input holds where no byte has come yet; only matters to one that computes early.
    void presetInput(const std::vector<uint8_t> &bytes) { input = bytes; }

    void clock(bool reset, bool inValid, uint8_t inData, bool outReady);

private:
    std::vector<uint8_t> input, output;
    Kernel kernel;
    std::mt19937_64 random;
    size_t taken = 0, given = 0;
    bool computed = false;
    uint64_t waiting = 0; // clocks until the first output byte
    bool giving = false;  // output[given] is offered
    int lingers = 0;

    bool pauses() { return temper.stall > 0 && std::uniform_real_distribution<>()(random) < temper.stall; }
};

// The accelerator that the simulated hardware calls; set before the first clock.
extern Accelerator *attachedAccelerator;

} // namespace silicnn
