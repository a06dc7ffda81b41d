// Spelling of each tool, in this one place. Layer functions use only these words.
#ifndef SILICNN_TOOL_H
#define SILICNN_TOOL_H

#include <stdint.h>

#include <hls_stream.h>

#if defined(SILICNN_PORTABLE)
// Plain C++: the portable hls_stream.h defines the switch.
#define SILICNN_PIPELINE
#define SILICNN_NOUNROLL
#elif defined(__BAMBU__)
// Bambu does not pipeline loops, and unrolling a loop around a stream would reorder its reads. Its streams hold three
// words whatever their depth is said to be.
#define SILICNN_SHALLOW_STREAMS
#define SILICNN_PIPELINE
#define SILICNN_NOUNROLL _Pragma("nounroll")
#else
// Vitis HLS: the first line of a loop's body.
#define SILICNN_PIPELINE _Pragma("HLS pipeline II=1")
#define SILICNN_NOUNROLL
#endif

#endif
