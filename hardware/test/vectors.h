// Reads the frames that the host's tests read too.
#pragma once

#include "frames.h"

#include <string>

struct Vector {
    std::string name;
    silicnn::Frame frame;
    silicnn::Bytes wire;
};

// From the file that the environment variable FRAMES names; throws if it is missing or malformed.
const std::vector<Vector> &vectors();
const Vector &vectorNamed(const std::string &name);
