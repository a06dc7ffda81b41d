#include "bench.h"

#include "check.h"

void toyKernel(size_t inputBytes, size_t outputBytes, const uint8_t *input, uint8_t *output) {
    uint8_t sum = 0;
    for (size_t i = 0; i < inputBytes; i++) sum = static_cast<uint8_t>((sum << 1 | sum >> 7) ^ input[i]);
    for (size_t i = 0; i < outputBytes; i++) output[i] = static_cast<uint8_t>(sum + i);
}

uint32_t u32(const Bytes &bytes, size_t at) {
    return bytes.at(at) | bytes.at(at + 1) << 8 | bytes.at(at + 2) << 16 | uint32_t(bytes.at(at + 3)) << 24;
}

Bench::Bench(size_t inputBytes, size_t outputBytes, int clocksPerBit)
    : accelerator(inputBytes, outputBytes, [=](auto in, auto out) { toyKernel(inputBytes, outputBytes, in, out); }),
      host(clocksPerBit), inputBytes(inputBytes), outputBytes(outputBytes), clocksPerBit(clocksPerBit),
      context(std::make_unique<VerilatedContext>()), board(clocksPerBit) {
    attachedAccelerator = &accelerator;
    context->randReset(2); // registers without a reset start at random values: nothing may depend on them
    context->randSeed(7);
    top = std::make_unique<Vsilicnn_top>(context.get());
    powerCycle();
}

void Bench::powerCycle() {
    top->rst = 1;
    clock(4);
    top->rst = 0;
    clock(40);
    received.clear();
    partial.clear();
}

void Bench::clock() {
    top->rxd = host.clock() ^ rxdGlitch;
    rxdGlitch = false;
    top->clk = 1;
    top->eval();
    top->clk = 0;
    top->eval();
    clocks++;
    if (auto byte = board.clock(top->txd)) take(*byte);
}

void Bench::clock(uint64_t count) {
    while (count-- > 0) clock();
}

void Bench::take(uint8_t byte) {
    rawLine.push_back(byte);
    if (byte != 0) {
        partial.push_back(byte);
        return;
    }
    if (partial.empty()) return;
    if (auto frame = parse(partial)) received.push_back(*frame);
    else undecodable++;
    partial.clear();
}

void Bench::sendLine(const Bytes &bytes) {
    for (uint8_t byte : bytes) host.send(byte);
}

void Bench::send(const Frame &frame) {
    sendLine(line(frame));
}

Frame Bench::receive() {
    uint64_t frameBytes = inputBytes + outputBytes + 60;
    uint64_t patience = clocks + 4 * 10 * clocksPerBit * frameBytes + accelerator.temper.latency + 20000;
    while (received.empty()) {
        clock();
        if (host.empty() && clocks > patience) throw std::runtime_error("no frame from the board");
        if (!host.empty()) patience++;
    }
    Frame frame = received.front();
    received.pop_front();
    return frame;
}

Frame Bench::ask(uint8_t type, uint8_t seq, Bytes body) {
    send(type, seq, std::move(body));
    return receive();
}

size_t Bench::settle() {
    int quiet = 0;
    while (quiet < 30 * clocksPerBit) {
        clock();
        quiet = host.empty() && !top->busy ? quiet + 1 : 0;
    }
    return received.size();
}

Bytes Bench::image(uint64_t seed) const {
    std::mt19937_64 random(seed * 2654435761u + 1);
    Bytes bytes(inputBytes);
    bool sparse = random() & 1; // half the images are mostly zeros, as real ones are: many short COBS blocks
    for (auto &byte : bytes) byte = sparse && random() % 4 != 0 ? 0 : static_cast<uint8_t>(random());
    return bytes;
}

Bytes Bench::expectedOutput(const Bytes &image) const {
    Bytes output(outputBytes);
    toyKernel(inputBytes, outputBytes, image.data(), output.data());
    return output;
}

void Bench::checkResult(const Frame &frame, uint8_t seq, const Bytes &image) const {
    CHECK_EQ((Bytes{frame.type, frame.body.at(1)}), (Bytes{LINK_OP_IMAGE | LINK_REPLY_BIT, LINK_STATUS_OK}));
    CHECK_EQ(int(frame.seq), int(seq));
    CHECK_EQ(frame.body.size(), 2 + outputBytes + LINK_CYCLES_BYTES);
    CHECK_EQ(Bytes(frame.body.begin() + 2, frame.body.begin() + 2 + outputBytes), expectedOutput(image));
}

void Bench::checkNak(const Frame &frame, uint8_t seq, uint8_t status) const {
    CHECK_EQ(int(frame.type), LINK_OP_NAK);
    CHECK_EQ(int(frame.seq), int(seq));
    CHECK_EQ(frame.body.size(), 2u);
    CHECK_EQ(int(frame.body[1]), int(status));
}

void Bench::resync() {
    host.send(0);
    settle();
    forget();
    Frame reply = ask(LINK_OP_HELLO, 1, {0x34, 0x12});
    CHECK_EQ(int(reply.type), LINK_OP_HELLO | LINK_REPLY_BIT);
    CHECK_EQ(int(reply.body.at(2)), 0x34);
    CHECK_EQ(int(reply.body.at(3)), 0x12);
}
