// What the generated project must offer: one inference on raw bytes. Multi-byte values stand low byte first.
#pragma once

extern "C" void silicnn_infer(const unsigned char *input, unsigned char *output);
