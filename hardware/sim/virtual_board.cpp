#include "virtual_board.h"

#include <stdexcept>

namespace silicnn {

VirtualBoard::VirtualBoard(int clocksPerBit, Accelerator &accelerator, const std::string &vcd)
    : clocksPerBit(clocksPerBit), vcd(vcd), host(clocksPerBit), board(clocksPerBit) {
    attachedAccelerator = &accelerator;
#ifndef SILICNN_TRACE
    if (!vcd.empty()) throw std::runtime_error("this board was built without waveforms; build it with TRACE=1");
#endif
    build();
}

VirtualBoard::~VirtualBoard() {
    closeTrace();
}

void VirtualBoard::build() {
    top.reset(); // before the context it lives in
    context = std::make_unique<VerilatedContext>();
    context->randReset(2); // as undefined as real registers before their reset
    top = std::make_unique<Vsilicnn_top>(context.get());
#ifdef SILICNN_TRACE
    if (!vcd.empty()) {
        context->traceEverOn(true);
        trace = std::make_unique<VerilatedVcdC>();
        top->trace(trace.get(), 99);
        trace->open(vcd.c_str());
        if (!trace->isOpen()) throw std::runtime_error("cannot write " + vcd);
    }
#endif
    top->rxd = 1;
    top->rst = 1;
    for (int i = 0; i < 64; i++) clock();
    top->rst = 0;
    clock();
}

void VirtualBoard::powerCycle() {
    closeTrace();
    vcd += vcd.empty() ? "" : ".next"; // the waveform up to here is kept
    host = UartDriver(clocksPerBit);
    board = UartSampler(clocksPerBit);
    build();
}

void VirtualBoard::closeTrace() {
#ifdef SILICNN_TRACE
    if (trace) trace->close();
    trace.reset();
#endif
}

void VirtualBoard::edge(bool level) {
    top->clk = level;
    top->eval();
#ifdef SILICNN_TRACE
    if (trace) trace->dump(2 * time + !level);
#endif
}

std::optional<uint8_t> VirtualBoard::clock() {
    top->rxd = host.clock();
    edge(true);
    edge(false);
    time++;
    return board.clock(top->txd);
}

} // namespace silicnn
