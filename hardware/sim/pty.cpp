#include "pty.h"

#include <cerrno>
#include <cstdlib>
#include <fcntl.h>
#include <poll.h>
#include <system_error>
#include <termios.h>
#include <unistd.h>

namespace silicnn {

namespace {

constexpr size_t PENDING_LIMIT = 1 << 20;

[[noreturn]] void fail(const char *what) {
    throw std::system_error(errno, std::generic_category(), what);
}

} // namespace

Pty::Pty() {
    master = posix_openpt(O_RDWR | O_NOCTTY | O_NONBLOCK | O_CLOEXEC);
    if (master < 0 || grantpt(master) != 0 || unlockpt(master) != 0) fail("cannot open a pseudo-terminal");
    const char *name = ptsname(master);
    if (name == nullptr) fail("cannot name the pseudo-terminal");
    slavePath = name;
    slave = open(name, O_RDWR | O_NOCTTY | O_CLOEXEC);
    if (slave < 0) fail("cannot open the pseudo-terminal's host side");
    termios mode{};
    if (tcgetattr(slave, &mode) != 0) fail("cannot read the terminal mode");
    cfmakeraw(&mode); // before the first byte: nothing may be echoed or translated
    if (tcsetattr(slave, TCSANOW, &mode) != 0) fail("cannot set the terminal mode");
}

Pty::~Pty() {
    if (slave >= 0) close(slave);
    if (master >= 0) close(master);
}

std::vector<uint8_t> Pty::read(size_t limit) {
    std::vector<uint8_t> bytes(limit);
    ssize_t got = ::read(master, bytes.data(), limit);
    bytes.resize(got > 0 ? static_cast<size_t>(got) : 0);
    return bytes;
}

void Pty::write(uint8_t byte) {
    if (pending.size() < PENDING_LIMIT) pending.push_back(byte);
}

void Pty::flush() {
    if (pending.empty()) return;
    ssize_t put = ::write(master, pending.data(), pending.size());
    if (put > 0) pending.erase(pending.begin(), pending.begin() + put);
}

void Pty::wait() {
    pollfd entry{master, static_cast<short>(pending.empty() ? POLLIN : POLLIN | POLLOUT), 0};
    poll(&entry, 1, 500); // a signal that comes just before this must not be slept through
}

} // namespace silicnn
