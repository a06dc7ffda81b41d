// The command line of the virtual board.
#pragma once

#include "faults.h"

#include <string>

namespace silicnn {

struct Options {
    double pace = 0;              // bits per second of the line in real time; 0 = as fast as it simulates
    std::string vcd;              // waveform file, empty = none
    uint64_t latency = 0;         // clocks an image stays in the accelerator
    FaultRates toBoard, toHost;
    uint64_t seed = 1;
    uint64_t noise = 0;           // random bytes on the line, both ways, before anything else
    uint64_t stallImage = 0;      // this image (1, 2, ...) never comes out of the accelerator; 0 = none
    bool untilEof = false;        // ends when standard input does
    uint64_t powerCycleImage = 0; // the board loses power when it takes this image
};

// Exits with a message and status 2 if an argument is wrong, with 0 after --help.
Options parseOptions(int argc, char **argv);

} // namespace silicnn
