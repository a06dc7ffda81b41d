// Two products that share a factor, made by one multiplier of 25 by 18 bits: (high * 2^16 + low) * value. The lower product
// needs 16 bits, so the upper one is what is left when it is taken off (after "Deep Learning with INT8 Optimization on Xilinx
// Devices", Xilinx WP486, which keeps the two 18 bits apart on a wider multiplier).
#ifndef SILICNN_PAIR_H
#define SILICNN_PAIR_H

#include "silicnn_inline.h"
#include "silicnn_tool.h"

// Weights of eight signed bits, values from -255 to 255.
static SILICNN_INLINE void silicnn_multiply_pair(int32_t low, int32_t high, int32_t value, int32_t& low_product, int32_t& high_product) {
  const int32_t pair = high * 65536 + low;
  const int64_t product = (int64_t)pair * value;
  low_product = (int16_t)product;
  high_product = (int32_t)((product - low_product) >> 16);
}

// Adds the products of a row of weights to the sums of all outputs, or to their biases; PE is even.
template <typename S, typename W, typename B, typename V, int PE, int ROWS, int FOLDS, int SIMD>
static SILICNN_INLINE void silicnn_add_pairs(S (&sums)[PE], const W (&weights)[PE][ROWS][SIMD], int row, const V (&values)[SIMD], int zero_point,
                                     int products, const B (&bias)[PE][FOLDS], int fold, bool is_first) {
  SILICNN_UNROLL_NEXT
  for (int p = 0; p < PE; p += 2) {
    SILICNN_UNROLL_THIS
    S low = is_first ? (S)bias[p][fold] : sums[p];
    S high = is_first ? (S)bias[p + 1][fold] : sums[p + 1];
    SILICNN_UNROLL_NEXT
    for (int l = 0; l < SIMD; l++) {
      SILICNN_UNROLL_THIS
      if (l < products) {
        int32_t low_product;
        int32_t high_product;
        silicnn_multiply_pair(weights[p][row][l], weights[p + 1][row][l], (int32_t)values[l] - zero_point, low_product, high_product);
        low += (S)low_product;
        high += (S)high_product;
      }
    }
    sums[p] = low;
    sums[p + 1] = high;
  }
}

#endif
