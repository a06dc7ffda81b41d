#include "frames.h"

namespace silicnn {

uint32_t crc32(const Bytes &bytes) {
    uint32_t crc = 0xffffffffu;
    for (uint8_t byte : bytes) {
        crc ^= byte;
        for (int bit = 0; bit < 8; bit++) crc = crc >> 1 ^ (crc & 1 ? 0xedb88320u : 0);
    }
    return ~crc;
}

Bytes cobsEncode(const Bytes &bytes) {
    Bytes out;
    size_t at = 0;
    bool more = true;
    while (more) {
        size_t length = 0;
        while (length < 254 && at + length < bytes.size() && bytes[at + length] != 0) length++;
        out.push_back(static_cast<uint8_t>(length + 1));
        out.insert(out.end(), bytes.begin() + at, bytes.begin() + at + length);
        at += length;
        more = at < bytes.size();
        if (length < 254) at++; // the 00 that the next block stands behind
    }
    return out;
}

std::optional<Bytes> cobsDecode(const Bytes &encoded) {
    Bytes out;
    for (size_t at = 0; at < encoded.size();) {
        size_t code = encoded[at];
        if (code == 0 || at + code > encoded.size()) return {};
        out.insert(out.end(), encoded.begin() + at + 1, encoded.begin() + at + code);
        at += code;
        if (code != 0xff && at < encoded.size()) out.push_back(0);
    }
    return out;
}

Bytes payload(const Frame &frame) {
    Bytes bytes{frame.type, frame.seq};
    bytes.insert(bytes.end(), frame.body.begin(), frame.body.end());
    uint32_t crc = crc32(bytes);
    for (int i = 0; i < 4; i++) bytes.push_back(static_cast<uint8_t>(crc >> 8 * i));
    return bytes;
}

Bytes line(const Frame &frame) {
    Bytes bytes = cobsEncode(payload(frame));
    bytes.push_back(0);
    return bytes;
}

std::optional<Frame> parse(const Bytes &encoded) {
    auto bytes = cobsDecode(encoded);
    if (!bytes || bytes->size() < 6) return {};
    Frame frame{(*bytes)[0], (*bytes)[1], Bytes(bytes->begin() + 2, bytes->end() - 4)};
    if (payload(frame) != *bytes) return {};
    return frame;
}

} // namespace silicnn
