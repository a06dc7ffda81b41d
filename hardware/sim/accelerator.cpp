#include "accelerator.h"

namespace silicnn {

Accelerator *attachedAccelerator = nullptr;

void Accelerator::clock(bool reset, bool inValid, uint8_t inData, bool outReady) {
    if (reset && !temper.ignoresReset) {
        taken = given = 0;
        waiting = lingers = 0;
        inReady = outValid = giving = computed = false;
        return;
    }
    if (waiting > 0) waiting--;
    if (inReady && inValid) {
        input[taken++] = inData;
        if (taken + temper.early == input.size()) {
            kernel(input.data(), output.data());
            imagesTaken++;
            computed = true;
            waiting = temper.latency;
        }
    }
    if (giving && outReady) {
        giving = false;
        given++;
    }
    if (taken == input.size() && given == output.size() + temper.surplus) {
        taken = given = 0;
        computed = false;
        lingers = temper.lingering;
    }
    inReady = taken < input.size() && !temper.deaf && !pauses();
    bool more = given < output.size() + temper.surplus;
    if (computed && more && waiting == 0 && !temper.mute && !giving && !pauses()) {
        giving = true;
        outData = output[given % output.size()];
    }
    outValid = giving || lingers > 0 || temper.stuck;
    if (lingers > 0) lingers--;
}

} // namespace silicnn

extern "C" void accelerator_clock(
        char reset, char inValid, char inData, char outReady, char *inReady, char *outValid, char *outData) {
    auto &accelerator = *silicnn::attachedAccelerator;
    accelerator.clock(reset != 0, inValid != 0, static_cast<uint8_t>(inData), outReady != 0);
    *inReady = accelerator.inReady;
    *outValid = accelerator.outValid;
    *outData = static_cast<char>(accelerator.outData);
}
