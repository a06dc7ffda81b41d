#include "options.h"

#include <cstdlib>
#include <functional>
#include <iostream>
#include <map>
#include <sstream>

namespace silicnn {

namespace {

const char *const USAGE =
    "A silicnn board in simulation. Prints 'port: PATH' and serves that port until it is interrupted.\n"
    "\n"
    "  --pace BAUD            run the line in real time at this rate\n"
    "  --vcd FILE             write a waveform (built with TRACE=1)\n"
    "  --latency CLOCKS       clocks an image stays in the accelerator (C kernel only)\n"
    "  --faults LIST          damage bytes both ways: drop=P,flip=P,insert=P,dup=P,burst=P, P a chance for each byte\n"
    "  --faults-to-board LIST, --faults-to-host LIST   the same one way\n"
    "  --seed N               of the faults and the noise (1)\n"
    "  --noise BYTES          random bytes both ways before anything else\n"
    "  --stall-image N        the N-th image never comes out of the accelerator (C kernel only)\n"
    "  --power-cycle-image N  the board loses power when it takes the N-th image (C kernel only)\n"
    "  --until-eof            end when standard input ends, as it does when whoever started this is gone\n"
    "SIGUSR1 is a power cycle at any time.\n";

[[noreturn]] void refuse(const std::string &message) {
    std::cerr << message << "\nTry --help.\n";
    std::exit(2);
}

double number(const std::string &name, const std::string &text, double least, double most) {
    char *end = nullptr;
    double value = std::strtod(text.c_str(), &end);
    if (text.empty() || *end != '\0' || !(value >= least && value <= most)) {
        std::ostringstream range;
        range << name << " must be a number from " << least << " to " << most << ", not '" << text << "'";
        refuse(range.str());
    }
    return value;
}

uint64_t count(const std::string &name, const std::string &text) {
    double value = number(name, text, 0, 1e15);
    if (value != static_cast<double>(static_cast<uint64_t>(value))) refuse(name + " must be a whole number, not '" + text + "'");
    return static_cast<uint64_t>(value);
}

FaultRates rates(const std::string &list) {
    FaultRates result;
    std::map<std::string, double *> fields{{"drop", &result.drop}, {"flip", &result.flip}, {"insert", &result.insert},
                                           {"dup", &result.duplicate}, {"burst", &result.burst}};
    std::istringstream items(list);
    for (std::string item; std::getline(items, item, ',');) {
        size_t equals = item.find('=');
        auto field = fields.find(item.substr(0, equals));
        if (equals == std::string::npos || field == fields.end())
            refuse("a fault is drop=P, flip=P, insert=P, dup=P or burst=P, not '" + item + "'");
        *field->second = number(field->first, item.substr(equals + 1), 0, 1);
    }
    return result;
}

} // namespace

Options parseOptions(int argc, char **argv) {
    Options options;
    std::map<std::string, std::function<void(const std::string &)>> known{
        {"--pace", [&](auto &text) { options.pace = number("--pace", text, 1, 1e9); }},
        {"--vcd", [&](auto &text) { options.vcd = text; }},
        {"--latency", [&](auto &text) { options.latency = count("--latency", text); }},
        {"--faults", [&](auto &text) { options.toBoard = options.toHost = rates(text); }},
        {"--faults-to-board", [&](auto &text) { options.toBoard = rates(text); }},
        {"--faults-to-host", [&](auto &text) { options.toHost = rates(text); }},
        {"--seed", [&](auto &text) { options.seed = count("--seed", text); }},
        {"--noise", [&](auto &text) { options.noise = count("--noise", text); }},
        {"--stall-image", [&](auto &text) { options.stallImage = count("--stall-image", text); }},
        {"--power-cycle-image", [&](auto &text) { options.powerCycleImage = count("--power-cycle-image", text); }},
    };
    for (int i = 1; i < argc; i++) {
        std::string name = argv[i];
        if (name == "--help") {
            std::cout << USAGE;
            std::exit(0);
        }
        if (name == "--until-eof") {
            options.untilEof = true;
            continue;
        }
        auto option = known.find(name);
        if (option == known.end()) refuse("unknown option '" + name + "'");
        if (++i == argc) refuse(name + " needs a value");
        option->second(argv[i]);
    }
    return options;
}

} // namespace silicnn
