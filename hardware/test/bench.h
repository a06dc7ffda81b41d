// silicnn_top under Verilator with the accelerator model behind it and a host's UART in front.
#pragma once

#include "Vsilicnn_top.h"
#include "accelerator.h"
#include "frames.h"
#include "link_protocol.h"
#include "uart_pins.h"
#include "verilated.h"

#include <deque>
#include <memory>

using namespace silicnn;

// A kernel any error in the image's bytes or their order shows in: the toy of toy_accelerator.v.
void toyKernel(size_t inputBytes, size_t outputBytes, const uint8_t *input, uint8_t *output);

class Bench {
public:
    Bench(size_t inputBytes, size_t outputBytes, int clocksPerBit);

    Accelerator accelerator;
    UartDriver host;           // drives rxd
    int undecodable = 0;       // frames of the board that failed COBS or CRC
    Bytes rawLine;             // every byte the board sent
    bool rxdGlitch = false;    // rxd is inverted in the next clock
    uint64_t clocks = 0;

    void clock();
    void clock(uint64_t count);
    void powerCycle();

    void sendLine(const Bytes &bytes);
    void send(const Frame &frame);
    void send(uint8_t type, uint8_t seq, Bytes body = {}) { send(Frame{type, seq, std::move(body)}); }

    // The board's next frame; throws if none comes within the patience.
    Frame receive();
    Frame ask(uint8_t type, uint8_t seq, Bytes body = {});
    // Lets all pins and the board come to rest, and says how many frames came.
    size_t settle();
    void forget() { received.clear(); }
    bool boardBusy() const { return top->busy; }

    Bytes image(uint64_t seed) const;
    Bytes expectedOutput(const Bytes &image) const;
    // Checks a RESULT but for its done_count and cycles.
    void checkResult(const Frame &frame, uint8_t seq, const Bytes &image) const;
    void checkNak(const Frame &frame, uint8_t seq, uint8_t status) const;
    // HELLO until one is answered: whatever noise went before.
    void resync();

    const size_t inputBytes, outputBytes;
    const int clocksPerBit;

private:
    std::unique_ptr<VerilatedContext> context;
    std::unique_ptr<Vsilicnn_top> top;
    UartSampler board;
    Bytes partial;
    std::deque<Frame> received;

    void take(uint8_t byte);
};

uint32_t u32(const Bytes &bytes, size_t at);
