// The virtual board: RTL, C kernel and pseudo-terminal put together, and the loop that paces them.
#include "accelerator.h"
#include "kernel.h"
#include "options.h"
#include "pty.h"
#include "virtual_board.h"

#include <atomic>
#include <cerrno>
#include <chrono>
#include <csignal>
#include <iostream>
#include <pthread.h>
#include <thread>
#include <unistd.h>

using namespace silicnn;
using Clock = std::chrono::steady_clock;

namespace {

// Given by the build, equal to the RTL's parameters.
constexpr size_t N_IN = SILICNN_N_IN;
constexpr size_t N_OUT = SILICNN_N_OUT;
constexpr int CLOCKS_PER_BIT = SILICNN_CLOCKS_PER_BIT;
constexpr uint64_t CLOCKS_PER_BYTE = 10 * CLOCKS_PER_BIT;

std::atomic<bool> stopped{false}, powerCycled{false};

// Keeps simulated time from running ahead of real time.
class Pace {
public:
    explicit Pace(double baud) : secondsPerClock(baud > 0 ? 1 / (baud * CLOCKS_PER_BIT) : 0) {}

    void keep(uint64_t clocks) {
        if (secondsPerClock == 0) return;
        auto due = start + std::chrono::duration_cast<Clock::duration>(
                std::chrono::duration<double>(static_cast<double>(clocks - startClocks) * secondsPerClock));
        auto now = Clock::now();
        // A busy machine may make up for a delay; after a long one time starts anew.
        if (now - due > std::chrono::milliseconds(500)) restart(clocks);
        else if (due > now) std::this_thread::sleep_until(due);
    }

    void restart(uint64_t clocks) {
        start = Clock::now();
        startClocks = clocks;
    }

private:
    double secondsPerClock;
    Clock::time_point start = Clock::now();
    uint64_t startClocks = 0;
};

class Service {
public:
    explicit Service(const Options &options)
        : options(options), accelerator(N_IN, N_OUT, [this](auto in, auto out) { infer(in, out); }, options.seed),
          board(CLOCKS_PER_BIT, accelerator, options.vcd),
          toBoard(options.toBoard, 2 * options.seed), toHost(options.toHost, 2 * options.seed + 1), pace(options.pace) {
        accelerator.temper.latency = options.latency;
        std::mt19937_64 random(options.seed);
        for (uint64_t i = 0; i < options.noise; i++) {
            board.send(static_cast<uint8_t>(random()));
            pty.write(static_cast<uint8_t>(random()));
        }
    }

    void run() {
        std::cout << "port: " << pty.path() << std::endl;
        uint64_t lastActive = 0;
        while (!stopped) {
            if (powerCycled.exchange(false)) powerCycle();
            if (board.clocksAhead() < 2 * CLOCKS_PER_BYTE) takeFromHost(); // the line must not run dry between two reads
            if (board.clocksAhead() > 0 || board.busy()) lastActive = board.clocks();
            if (board.clocks() - lastActive > 2 * CLOCKS_PER_BYTE) {
                rest();
            } else {
                for (uint64_t i = 0; i < CLOCKS_PER_BYTE; i++) tick();
                pty.flush();
                pace.keep(board.clocks());
            }
        }
    }

private:
    const Options options;
    Accelerator accelerator;
    Pty pty;
    VirtualBoard board;
    Faults toBoard, toHost;
    Pace pace;
    uint64_t images = 0;

    // Called once an image; never if the accelerator is RTL too.
    void infer([[maybe_unused]] const uint8_t *input, [[maybe_unused]] uint8_t *output) {
        images++;
        accelerator.temper.mute = images == options.stallImage;
        if (images == options.powerCycleImage) powerCycled = true;
#ifndef SILICNN_RTL_ACCELERATOR
        silicnn_infer(input, output);
#endif
    }

    void powerCycle() {
        accelerator.clock(true, false, 0, false);
        board.powerCycle();
    }

    void takeFromHost() {
        // A few bytes at a time: the rest waits in the kernel, and a host that is too fast is held up there.
        for (uint8_t byte : pty.read(16))
            for (uint8_t arriving : toBoard.pass(byte)) board.send(arriving);
    }

    void tick() {
        if (auto byte = board.clock())
            for (uint8_t arriving : toHost.pass(*byte)) pty.write(arriving);
    }

    // Nothing moves on the board until the host writes, so simulated time may stand still.
    void rest() {
        pty.flush();
        pty.wait();
        pace.restart(board.clocks());
        takeFromHost();
    }
};

// Ends the program by the signal that interrupts the main thread's wait.
void endWithInput() {
    std::thread([main = pthread_self()] {
        char ignored[256];
        for (ssize_t got = 1; got > 0 || (got < 0 && errno == EINTR);) got = read(STDIN_FILENO, ignored, sizeof ignored);
        pthread_kill(main, SIGTERM);
    }).detach();
}

} // namespace

int main(int argc, char **argv) {
    Options options = parseOptions(argc, argv);
    std::signal(SIGINT, [](int) { stopped = true; });
    std::signal(SIGTERM, [](int) { stopped = true; });
    std::signal(SIGUSR1, [](int) { powerCycled = true; });
    if (options.untilEof) endWithInput();
    try {
        Service(options).run();
        return 0;
    } catch (const std::exception &error) {
        std::cerr << "virtual board: " << error.what() << std::endl;
        return 1;
    }
}
