// The virtual board as a user meets it: a program that prints a port. BOARD names one built with the toy accelerator,
// 64 bytes in, 10 out, and able to write waveforms.
#include "check.h"
#include "frames.h"
#include "link_protocol.h"

#include <csignal>
#include <cstdlib>
#include <fcntl.h>
#include <fstream>
#include <optional>
#include <poll.h>
#include <random>
#include <sys/wait.h>
#include <unistd.h>

using namespace silicnn;

namespace {

constexpr size_t N_IN = 64, N_OUT = 10;

std::string boardPath() {
    const char *path = std::getenv("BOARD");
    if (path == nullptr) throw std::runtime_error("set BOARD to the program under test");
    return path;
}

class Process {
public:
    explicit Process(std::vector<std::string> arguments) {
        int out[2];
        if (pipe(out) != 0) throw std::runtime_error("pipe");
        id = fork();
        if (id == 0) {
            dup2(out[1], 1);
            dup2(out[1], 2);
            close(out[0]);
            arguments.insert(arguments.begin(), boardPath());
            std::vector<char *> raw;
            for (auto &one : arguments) raw.push_back(one.data());
            raw.push_back(nullptr);
            execv(raw[0], raw.data());
            _exit(127);
        }
        close(out[1]);
        output = out[0];
    }

    ~Process() {
        if (id > 0) {
            kill(id, SIGKILL);
            waitpid(id, nullptr, 0);
        }
        close(output);
    }

    std::string line() {
        std::string text;
        char c;
        while (read(output, &c, 1) == 1 && c != '\n') text += c;
        return text;
    }

    void signal(int number) { kill(id, number); }

    int exitStatus() {
        int status = 0;
        waitpid(id, &status, 0);
        id = 0;
        return WIFEXITED(status) ? WEXITSTATUS(status) : 1000 + WTERMSIG(status);
    }

private:
    pid_t id;
    int output;
};

// A host that sends an image again until it is answered.
class Host {
public:
    explicit Host(std::vector<std::string> arguments = {}) : board(std::move(arguments)) {
        std::string line = board.line();
        CHECK_EQ(line.substr(0, 6), std::string("port: "));
        path = line.substr(6);
        attach();
    }

    ~Host() { close(port); }

    void attach() {
        port = open(path.c_str(), O_RDWR | O_NOCTTY);
        CHECK(port >= 0);
    }

    void detach() { close(port); }

    void send(const Bytes &bytes) {
        for (size_t at = 0; at < bytes.size();) {
            ssize_t put = write(port, bytes.data() + at, bytes.size() - at);
            CHECK(put > 0);
            at += static_cast<size_t>(put);
        }
    }

    std::optional<Frame> receive(int milliseconds) {
        for (;;) {
            for (size_t i = 0; i < bytes.size(); i++) {
                if (bytes[i] != 0) continue;
                Bytes encoded(bytes.begin(), bytes.begin() + i);
                bytes.erase(bytes.begin(), bytes.begin() + i + 1);
                if (auto frame = parse(encoded)) return frame;
                i = static_cast<size_t>(-1);
            }
            pollfd entry{port, POLLIN, 0};
            if (poll(&entry, 1, milliseconds) <= 0) return {};
            uint8_t chunk[4096];
            ssize_t got = read(port, chunk, sizeof chunk);
            CHECK(got > 0);
            bytes.insert(bytes.end(), chunk, chunk + got);
        }
    }

    // The reply to this very request; sends it again while there is none.
    Frame ask(uint8_t type, uint8_t seq, const Bytes &body) {
        for (int tries = 0; tries < 100; tries++) {
            send({0});
            send(line(Frame{type, seq, body}));
            while (auto frame = receive(300))
                if (frame->type == (type | LINK_REPLY_BIT) && frame->seq == seq) return *frame;
        }
        throw std::runtime_error("no answer in 100 tries");
    }

    void infer(int number) {
        std::mt19937_64 random(static_cast<uint64_t>(number));
        Bytes image(N_IN);
        for (auto &byte : image) byte = static_cast<uint8_t>(random() % 3 == 0 ? random() : 0);
        uint8_t sum = 0;
        for (uint8_t byte : image) sum = static_cast<uint8_t>((sum << 1 | sum >> 7) ^ byte);
        Bytes expected;
        for (size_t i = 0; i < N_OUT; i++) expected.push_back(static_cast<uint8_t>(sum + i));
        Frame frame = ask(LINK_OP_IMAGE, static_cast<uint8_t>(number), image);
        CHECK_EQ(Bytes(frame.body.begin() + 2, frame.body.begin() + 2 + N_OUT), expected);
    }

    int imagesDone() {
        Frame frame = ask(LINK_OP_STATS, 9, {});
        return frame.body.at(18) | frame.body.at(19) << 8;
    }

    Process board;

private:
    std::string path;
    int port = -1;
    Bytes bytes;
};

} // namespace

CASE(images_and_a_host_that_comes_back) {
    Host host;
    for (int i = 0; i < 300; i++) host.infer(i);
    host.detach();
    host.attach();
    for (int i = 300; i < 400; i++) host.infer(i);
    CHECK_EQ(host.imagesDone(), 400);
    host.board.signal(SIGTERM);
    CHECK_EQ(host.board.exitStatus(), 0);
}

CASE(no_wrong_result_on_a_bad_line) {
    for (const char *faults : {"drop=1e-3", "flip=1e-3", "insert=1e-3", "dup=1e-3", "burst=1e-3",
                               "drop=2e-3,flip=2e-3,insert=2e-3,dup=2e-3,burst=2e-4"}) {
        Host host({"--faults", faults, "--seed", "7"});
        for (int i = 0; i < 100; i++) host.infer(i);
    }
}

CASE(noise_first) {
    Host host({"--noise", "20000"});
    host.infer(1);
}

CASE(a_power_cycle_forgets_everything_and_the_run_goes_on) {
    Host host;
    for (int i = 0; i < 20; i++) host.infer(i);
    CHECK_EQ(host.imagesDone(), 20);
    host.board.signal(SIGUSR1);
    for (int i = 0; i < 20; i++) host.infer(i);
    CHECK(host.imagesDone() <= 20);
    Host other({"--power-cycle-image", "10"});
    for (int i = 0; i < 20; i++) other.infer(i);
    CHECK(other.imagesDone() < 20);
}

CASE(an_image_that_never_finishes_is_given_up) {
    Host host({"--stall-image", "5"});
    for (int i = 0; i < 10; i++) host.infer(i);
    Frame stats = host.ask(LINK_OP_STATS, 1, {});
    CHECK_EQ(int(stats.body.at(14)), 1); // accelerator timeouts
}

CASE(latency_shows_in_the_cycles) {
    Host host({"--latency", "5000"});
    Frame frame = host.ask(LINK_OP_IMAGE, 1, Bytes(N_IN, 1));
    CHECK_EQ(frame.body.at(12) | frame.body.at(13) << 8, int(N_IN + 5000 + N_OUT));
}

CASE(a_paced_line_answers_too) {
    Host host({"--pace", "2000000"});
    for (int i = 0; i < 20; i++) host.infer(i);
}

CASE(a_waveform_holds_the_pins) {
    std::string path = std::string(std::getenv("BOARD")) + ".vcd";
    {
        Host host({"--vcd", path});
        host.infer(1);
        host.board.signal(SIGINT);
        CHECK_EQ(host.board.exitStatus(), 0);
    }
    std::ifstream file(path);
    bool rxd = false, changes = false;
    for (std::string line; std::getline(file, line);) {
        rxd |= line.find(" rxd ") != std::string::npos;
        changes |= line.size() > 3 && line[0] == '#' && line != "#0";
    }
    CHECK(rxd);
    CHECK(changes);
    unlink(path.c_str());
}

CASE(wrong_options_are_refused) {
    for (std::vector<std::string> arguments : std::vector<std::vector<std::string>>{
             {"--pace"}, {"--pace", "x"}, {"--faults", "drop"}, {"--faults", "rain=1"}, {"--faults", "flip=2"},
             {"--latency", "1.5"}, {"--frobnicate"}, {"--seed", "-1"}}) {
        Process process(arguments);
        CHECK(!process.line().empty());
        CHECK_EQ(process.exitStatus(), 2);
    }
}

int main(int argc, char **argv) {
    std::signal(SIGPIPE, SIG_IGN);
    return runCases(argc, argv);
}
