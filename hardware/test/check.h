// The least a test needs: named cases that run in the order they stand, and CHECK with both values shown.
#pragma once

#include <cstdint>
#include <functional>
#include <iostream>
#include <sstream>
#include <stdexcept>
#include <string>
#include <vector>

struct Case {
    std::string name;
    std::function<void()> body;
};

inline std::vector<Case> &cases() {
    static std::vector<Case> all;
    return all;
}

struct Register {
    Register(const char *name, std::function<void()> body) { cases().push_back({name, std::move(body)}); }
};

#define CASE(name) \
    static void name(); \
    static Register register_##name(#name, name); \
    static void name()

template <typename T>
void show(std::ostream &out, const T &value) {
    out << value;
}

inline void show(std::ostream &out, const std::vector<uint8_t> &bytes) {
    static const char digits[] = "0123456789abcdef";
    for (uint8_t byte : bytes) out << digits[byte >> 4] << digits[byte & 15];
}

template <typename A, typename B>
void checkEqual(const A &actual, const B &expected, const char *what, const char *file, int line) {
    if (actual == expected) return;
    std::ostringstream out;
    out << file << ":" << line << ": " << what << " is ";
    show(out, actual);
    out << ", should be ";
    show(out, expected);
    throw std::runtime_error(out.str());
}

#define CHECK_EQ(actual, expected) checkEqual(actual, expected, #actual, __FILE__, __LINE__)
#define CHECK(condition) checkEqual(static_cast<bool>(condition), true, #condition, __FILE__, __LINE__)

// Runs every case (or those whose name contains argv[1]); the exit status is 1 if one failed.
inline int runCases(int argc, char **argv) {
    std::string wanted = argc > 1 ? argv[1] : "";
    int failed = 0, ran = 0;
    for (auto &one : cases()) {
        if (one.name.find(wanted) == std::string::npos) continue;
        ran++;
        try {
            one.body();
            std::cout << "  pass " << one.name << std::endl;
        } catch (const std::exception &error) {
            failed++;
            std::cout << "  FAIL " << one.name << ": " << error.what() << std::endl;
        }
    }
    std::cout << "  " << ran - failed << " of " << ran << " pass" << std::endl;
    return failed > 0 || ran == 0 ? 1 : 0;
}
