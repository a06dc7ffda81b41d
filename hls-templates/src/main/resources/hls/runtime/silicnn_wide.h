// Words of more than 64 bits.
#ifndef SILICNN_WIDE_H
#define SILICNN_WIDE_H

#include "silicnn_inline.h"
#include "silicnn_tool.h"
#include "silicnn_word.h"

#if defined(SILICNN_PORTABLE)
// Elements have 8, 16, 32 or 64 bits, so none lies in two limbs.
template <int BITS>
struct silicnn_wide {
  uint64_t limbs[(BITS + 63) / 64];

  SILICNN_INLINE silicnn_wide(int zero = 0) {
    for (uint64_t& limb : limbs) {
      limb = (uint64_t)zero;
    }
  }
};

template <typename T, int BITS>
static SILICNN_INLINE T silicnn_get(const silicnn_wide<BITS>& word, int low) {
  return (T)(word.limbs[low / 64] >> (low % 64));
}

template <typename T, int BITS>
struct silicnn_place<T, silicnn_wide<BITS> > {
  static SILICNN_INLINE void put(silicnn_wide<BITS>& word, int low, T value) {
    const uint64_t bits = (uint64_t)value & (~(uint64_t)0 >> (64 - 8 * sizeof(T)));
    word.limbs[low / 64] |= bits << (low % 64);
  }
};
#else
#include <ap_int.h>

template <int BITS>
using silicnn_wide = ap_uint<BITS>;

template <typename T, int BITS>
static SILICNN_INLINE T silicnn_get(const ap_uint<BITS>& word, int low) {
  return (T)word.range(low + 8 * (int)sizeof(T) - 1, low).to_uint64();
}

template <typename T, int BITS>
struct silicnn_place<T, ap_uint<BITS> > {
  static SILICNN_INLINE void put(ap_uint<BITS>& word, int low, T value) {
    // Bambu's ap_uint takes no plain integer into a range.
    word.range(low + 8 * (int)sizeof(T) - 1, low) = ap_uint<8 * sizeof(T)>(value);
  }
};
#endif

#endif
