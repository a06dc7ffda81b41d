// A function of the runtime is part of the loop that calls it. Left to itself a hardware compiler makes a module of what has
// grown by unrolling, which then reaches the caller's arrays and counters through a memory port, one after the other.
#ifndef SILICNN_INLINE_H
#define SILICNN_INLINE_H

#if defined(__BAMBU__) || defined(__SYNTHESIS__)
#define SILICNN_INLINE inline __attribute__((always_inline))
#else
#define SILICNN_INLINE inline
#endif

#endif
