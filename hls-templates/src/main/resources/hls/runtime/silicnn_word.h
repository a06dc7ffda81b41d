// Elements side by side in one word of a stream, the first in the lowest bits.
#ifndef SILICNN_WORD_H
#define SILICNN_WORD_H

#include <stdint.h>

#include "silicnn_inline.h"

// The element that begins at bit `low`.
template <typename T, typename W>
static SILICNN_INLINE T silicnn_get(W word, int low) {
  return (T)(word >> low);
}

// Places an element where the word has zeros.
template <typename T, typename W>
struct silicnn_place {
  static SILICNN_INLINE void put(W& word, int low, T value) {
    const W bits = (W)value & (W)(((W)1 << (8 * sizeof(T))) - 1);
    word = (W)(word | (W)(bits << low));
  }
};

// A word of one element is that element.
template <typename T>
struct silicnn_place<T, T> {
  static SILICNN_INLINE void put(T& word, int, T value) { word = value; }
};

template <typename T, typename W>
static SILICNN_INLINE void silicnn_put(W& word, int low, T value) {
  silicnn_place<T, W>::put(word, low, value);
}

#endif
