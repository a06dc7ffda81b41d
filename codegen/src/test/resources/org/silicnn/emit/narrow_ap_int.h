// Stand-in for ap_int.h that has only what the headers of Vitis HLS and of Bambu have both. Bambu's, for one, takes no
// plain integer into a range.
#ifndef NARROW_AP_INT_H
#define NARROW_AP_INT_H

#include <stdint.h>

#define NARROW_INLINE inline __attribute__((always_inline))

template <int W>
struct ap_uint;

template <int W>
struct ap_uint_range {
  ap_uint<W>& word;
  int high;
  int low;

  template <int V>
  NARROW_INLINE void operator=(const ap_uint<V>& bits) const {
    for (int i = low; i <= high; i++) {
      word.set(i, i - low < V && bits.get(i - low));
    }
  }
};

template <int W>
struct ap_uint {
  uint32_t limbs[(W + 31) / 32];

  NARROW_INLINE ap_uint() {}

  template <typename T>
  NARROW_INLINE ap_uint(T value) {
    for (int i = 0; i < W; i++) {
      set(i, ((long long)value >> (i < 63 ? i : 63)) & 1);
    }
  }

  NARROW_INLINE bool get(int bit) const { return limbs[bit / 32] >> (bit % 32) & 1; }

  NARROW_INLINE void set(int bit, bool value) {
    const uint32_t mask = (uint32_t)1 << (bit % 32);
    limbs[bit / 32] = value ? limbs[bit / 32] | mask : limbs[bit / 32] & ~mask;
  }

  NARROW_INLINE ap_uint range(int high, int low) const {
    ap_uint bits(0);
    for (int i = low; i <= high; i++) {
      bits.set(i - low, get(i));
    }
    return bits;
  }

  NARROW_INLINE ap_uint_range<W> range(int high, int low) { return ap_uint_range<W>{*this, high, low}; }

  NARROW_INLINE unsigned long long to_uint64() const {
    unsigned long long value = 0;
    for (int i = 0; i < (W < 64 ? W : 64); i++) {
      value |= (unsigned long long)get(i) << i;
    }
    return value;
  }
};

#endif
