#include "vectors.h"

#include <cstdlib>
#include <fstream>
#include <sstream>
#include <stdexcept>

using silicnn::Bytes;

static Bytes hex(const std::string &text) {
    Bytes bytes;
    if (text == "-") return bytes;
    if (text.size() % 2 != 0) throw std::runtime_error("odd number of hex digits: " + text);
    for (size_t i = 0; i < text.size(); i += 2)
        bytes.push_back(static_cast<uint8_t>(std::stoul(text.substr(i, 2), nullptr, 16)));
    return bytes;
}

const std::vector<Vector> &vectors() {
    static std::vector<Vector> all;
    if (!all.empty()) return all;
    const char *path = std::getenv("FRAMES");
    std::ifstream file(path ? path : "");
    if (!file) throw std::runtime_error("set FRAMES to test-vectors/link/frames.txt");
    for (std::string text; std::getline(file, text);) {
        if (text.empty() || text[0] == '#') continue;
        std::istringstream words(text);
        std::string name, type, seq, body, wire;
        if (!(words >> name >> type >> seq >> body >> wire)) throw std::runtime_error("cannot read: " + text);
        all.push_back({name, {hex(type).at(0), hex(seq).at(0), hex(body)}, hex(wire)});
    }
    if (all.empty()) throw std::runtime_error("no frames in the file");
    return all;
}

const Vector &vectorNamed(const std::string &name) {
    for (auto &one : vectors())
        if (one.name == name) return one;
    throw std::runtime_error("no frame named " + name);
}
