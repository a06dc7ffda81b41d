// Parts of a whole, on integers: the C side of org.silicnn.fixed.Share, which names the source of the algorithm.
#ifndef SILICNN_SOFTMAX_H
#define SILICNN_SOFTMAX_H

#include <stdint.h>

#include "silicnn_inline.h"

// Two numbers with 31 binary places, to the nearest, ties up.
static SILICNN_INLINE int64_t silicnn_times(int64_t a, int64_t b) {
  return (a * b + ((int64_t)1 << 30)) >> 31;
}

// value / 2^shift of what isn't negative, to the nearest, ties up.
static SILICNN_INLINE int64_t silicnn_nearest(int64_t value, int shift) {
  return (value + ((int64_t)1 << (shift - 1))) >> shift;
}

struct silicnn_share {
  int64_t reciprocal;
  int bits_over_unit;
};

// Makes ready to divide by a whole of 19 binary places, at least 1 and below 2^12.
static SILICNN_INLINE silicnn_share silicnn_share_of(uint32_t whole) {
  uint32_t mantissa = whole;
  int bits_over_unit = 12;
  for (int i = 0; i < 12; i++) {
    if ((mantissa & 0x80000000u) == 0) {
      mantissa <<= 1;
      bits_over_unit--;
    }
  }
  const int64_t half = ((int64_t)(mantissa & 0x7fffffffu) + 0x80000000ll) / 2;
  int64_t result = 1515870810 + silicnn_times(half, -1010580540);
  for (int i = 0; i < 3; i++) {
    const int64_t error = ((int64_t)1 << 29) - silicnn_times(half, result);
    result += silicnn_times(result, error) * 4;
  }
  silicnn_share share;
  share.reciprocal = result > 0x3fffffff ? 0x7fffffff : result * 2;
  share.bits_over_unit = bits_over_unit;
  return share;
}

// The share of a part of 31 binary places in steps of 2^-width; `most` is the largest number of steps.
static SILICNN_INLINE int64_t silicnn_share_part(silicnn_share share, int64_t part, int width, int64_t most) {
  const int64_t steps = silicnn_nearest(silicnn_times(share.reciprocal, part), share.bits_over_unit + 31 - width);
  return steps > most ? most : steps;
}

#endif
