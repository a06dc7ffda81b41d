// Requantisation on plain integers: the C side of org.silicnn.fixed. Bits are lost here and nowhere else.
//
//   result = silicnn_overflow_<mode>(silicnn_scale_<rounding>(sum, multiplier, shift) + zero_point, low, high)
//
// T is int32_t where the compiler has proven that sum * multiplier stays below 31 bits, else int64_t. `>>` of a
// negative number is arithmetic in every tool that this header serves.
#ifndef SILICNN_FIXED_H
#define SILICNN_FIXED_H

#include <stdint.h>

// product / 2^shift towards minus infinity, and what was dropped; shift <= 0 multiplies and drops nothing.
template <typename T>
struct silicnn_parts {
  T floor;
  T dropped;
  T half;
};

template <typename T>
static inline silicnn_parts<T> silicnn_divide(T product, int shift) {
  silicnn_parts<T> parts;
  if (shift <= 0) {
    parts.floor = product * ((T)1 << -shift);
    parts.dropped = 0;
    parts.half = 1;
  } else {
    parts.floor = product >> shift;
    parts.dropped = product & (((T)1 << shift) - 1);
    parts.half = (T)1 << (shift - 1);
  }
  return parts;
}

template <typename T>
static inline T silicnn_scale_trn(T sum, int32_t multiplier, int shift) {
  return silicnn_divide<T>(sum * multiplier, shift).floor;
}

template <typename T>
static inline T silicnn_scale_trn_zero(T sum, int32_t multiplier, int shift) {
  const silicnn_parts<T> p = silicnn_divide<T>(sum * multiplier, shift);
  return p.floor + (p.floor < 0 && p.dropped != 0 ? 1 : 0);
}

template <typename T>
static inline T silicnn_scale_rnd(T sum, int32_t multiplier, int shift) {
  const silicnn_parts<T> p = silicnn_divide<T>(sum * multiplier, shift);
  return p.floor + (p.dropped >= p.half ? 1 : 0);
}

template <typename T>
static inline T silicnn_scale_rnd_zero(T sum, int32_t multiplier, int shift) {
  const silicnn_parts<T> p = silicnn_divide<T>(sum * multiplier, shift);
  return p.floor + ((p.floor < 0 ? p.dropped >= p.half : p.dropped > p.half) ? 1 : 0);
}

template <typename T>
static inline T silicnn_scale_rnd_inf(T sum, int32_t multiplier, int shift) {
  const silicnn_parts<T> p = silicnn_divide<T>(sum * multiplier, shift);
  return p.floor + ((p.floor < 0 ? p.dropped > p.half : p.dropped >= p.half) ? 1 : 0);
}

template <typename T>
static inline T silicnn_scale_rnd_min_inf(T sum, int32_t multiplier, int shift) {
  const silicnn_parts<T> p = silicnn_divide<T>(sum * multiplier, shift);
  return p.floor + (p.dropped > p.half ? 1 : 0);
}

template <typename T>
static inline T silicnn_scale_rnd_conv(T sum, int32_t multiplier, int shift) {
  const silicnn_parts<T> p = silicnn_divide<T>(sum * multiplier, shift);
  return p.floor + (p.dropped > p.half || (p.dropped == p.half && (p.floor & 1) != 0) ? 1 : 0);
}

// TensorFlow Lite's two roundings: 31 bits to the nearest, ties up; the rest to the nearest, ties away from zero.
template <typename T>
static inline T silicnn_scale_tflite(T sum, int32_t multiplier, int shift) {
  if (multiplier == 1 && shift == 0) {
    return sum;
  }
  const int left = shift < 31 ? 31 - shift : 0;
  const int right = shift > 31 ? shift - 31 : 0;
  const int64_t high = silicnn_scale_rnd<int64_t>((int64_t)sum * ((int64_t)1 << left), multiplier, 31);
  return (T)silicnn_scale_rnd_inf<int64_t>(high, 1, right);
}

template <typename T>
static inline T silicnn_overflow_sat(T value, T low, T high) {
  return value < low ? low : (value > high ? high : value);
}

template <typename T>
static inline T silicnn_overflow_sat_zero(T value, T low, T high) {
  return value < low || value > high ? 0 : value;
}

template <typename T>
static inline T silicnn_overflow_sat_sym(T value, T low, T high) {
  return silicnn_overflow_sat<T>(value, low < 0 ? -high : low, high);
}

// high - low + 1 is a power of two.
template <typename T>
static inline T silicnn_overflow_wrap(T value, T low, T high) {
  return ((value - low) & (high - low)) + low;
}

#endif
