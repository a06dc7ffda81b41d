// A pseudo-terminal whose other end the host opens as its serial port. Both ends are held open here, so a host may come
// and go as with a real cable.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace silicnn {

class Pty {
public:
    Pty(); // throws std::system_error
    ~Pty();
    Pty(const Pty &) = delete;
    Pty &operator=(const Pty &) = delete;

    const std::string &path() const { return slavePath; }

    // What the host has written, at most `limit` bytes; never blocks.
    std::vector<uint8_t> read(size_t limit);
    // Hands a byte to the host; it may stay in a buffer. Bytes for a host that doesn't read are lost after a while, as in
    // a USB bridge.
    void write(uint8_t byte);
    // Passes on what the kernel takes now.
    void flush();
    // Sleeps until the host writes, takes up buffered bytes, or a signal comes.
    void wait();

private:
    int master = -1, slave = -1;
    std::string slavePath;
    std::vector<uint8_t> pending;
};

} // namespace silicnn
