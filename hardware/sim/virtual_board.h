// The RTL under Verilator with a host's UART at its pins: bytes in, bytes out, clocks in between.
#pragma once

#include "Vsilicnn_top.h"
#include "accelerator.h"
#include "uart_pins.h"
#include "verilated.h"
#ifdef SILICNN_TRACE
#include "verilated_vcd_c.h"
#endif

#include <memory>
#include <optional>
#include <string>

namespace silicnn {

class VirtualBoard {
public:
    VirtualBoard(int clocksPerBit, Accelerator &accelerator, const std::string &vcd);
    ~VirtualBoard();

    // Everything volatile is lost: registers, memories, bytes on the way.
    void powerCycle();

    void send(uint8_t byte) { host.send(byte); }
    std::optional<uint8_t> clock();

    double clocksAhead() const { return host.clocksAhead(); } // until the line to the board is empty
    bool busy() const { return top->busy; }
    uint64_t clocks() const { return time; }

private:
    const int clocksPerBit;
    std::string vcd;
    std::unique_ptr<VerilatedContext> context;
    std::unique_ptr<Vsilicnn_top> top;
#ifdef SILICNN_TRACE
    std::unique_ptr<VerilatedVcdC> trace;
#endif
    UartDriver host;
    UartSampler board;
    uint64_t time = 0;

    void edge(bool level);
    void build();
    void closeTrace();
};

} // namespace silicnn
