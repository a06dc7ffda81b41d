// Spelling of each tool, in this one place. Layer functions use only these words.
#ifndef SILICNN_TOOL_H
#define SILICNN_TOOL_H

#include <stdint.h>

#include <hls_stream.h>

// A loop is unrolled by a word in front of it in one tool, by the first word of its body in another: every such loop has
// both. Arrays are split, or their rows made one word, along an axis.
#if defined(SILICNN_PORTABLE)
// Plain C++: the portable hls_stream.h defines the switch.
#if defined(__clang__)
// Tables are printed flat, whatever their axes.
#pragma clang diagnostic ignored "-Wmissing-braces"
#endif
#define SILICNN_PIPELINE
#define SILICNN_NOUNROLL
#define SILICNN_UNROLL_NEXT
#define SILICNN_UNROLL_THIS
#define SILICNN_PARTITION(array, axis)
#define SILICNN_RESHAPE(array, axis)
#elif defined(__BAMBU__)
// Bambu does not pipeline loops, and unrolling a loop around a stream would reorder its reads. Its streams hold three
// words whatever their depth is said to be.
#define SILICNN_SHALLOW_STREAMS
#define SILICNN_PIPELINE
#define SILICNN_NOUNROLL _Pragma("nounroll")
#define SILICNN_UNROLL_NEXT _Pragma("unroll")
#define SILICNN_UNROLL_THIS
#define SILICNN_PARTITION(array, axis)
#define SILICNN_RESHAPE(array, axis)
#else
// Vitis HLS: the first line of a loop's body.
#define SILICNN_PRAGMA(text) _Pragma(#text)
#define SILICNN_PIPELINE _Pragma("HLS pipeline II=1")
#define SILICNN_NOUNROLL
#define SILICNN_UNROLL_NEXT
#define SILICNN_UNROLL_THIS _Pragma("HLS unroll")
#define SILICNN_PARTITION(array, axis) SILICNN_PRAGMA(HLS array_partition variable=array complete dim=axis)
#define SILICNN_RESHAPE(array, axis) SILICNN_PRAGMA(HLS array_reshape variable=array complete dim=axis)
#endif

#endif
