// The frame format of PROTOCOL.md, written from the text and not from the RTL, so that one can check the other.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

namespace silicnn {

using Bytes = std::vector<uint8_t>;

struct Frame {
    uint8_t type = 0;
    uint8_t seq = 0;
    Bytes body;
};

uint32_t crc32(const Bytes &bytes);
Bytes cobsEncode(const Bytes &bytes);                       // without the delimiter
std::optional<Bytes> cobsDecode(const Bytes &encoded);      // without the delimiter; empty if cut short
Bytes payload(const Frame &frame);                          // type, seq, body, CRC
Bytes line(const Frame &frame);                             // as it passes over the wire, delimiter included
std::optional<Frame> parse(const Bytes &encoded);           // without the delimiter; empty if COBS or CRC is wrong

} // namespace silicnn
