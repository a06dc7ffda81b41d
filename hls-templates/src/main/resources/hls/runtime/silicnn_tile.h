// What a layer with weights out of a stream needs: blocks of weights out of words, and sums in the order in which they go out.
#ifndef SILICNN_TILE_H
#define SILICNN_TILE_H

#include "silicnn_inline.h"
#include "silicnn_tool.h"
#include "silicnn_word.h"

// Lays the weights of one word down in the registers of a load, at the word's position.
template <int BITS, typename T, int SIZE>
static SILICNN_INLINE void silicnn_lay_down(T (&weights)[2][SIZE], int half, int position, uint64_t word) {
  SILICNN_UNROLL_NEXT
  for (int i = 0; i < SIZE; i++) {
    SILICNN_UNROLL_THIS
    if (i / (64 / BITS) == position) {
      weights[half][i] = silicnn_get<T>(word, i % (64 / BITS) * BITS);
    }
  }
}

// Which half of the weights is in use, which block of it, and how much of the other half has come in.
template <int LOADS, int WORDS, int SPAN>
struct silicnn_loads {
  int half;
  int block;
  int arrived;
  int left;

  SILICNN_INLINE silicnn_loads() : half(0), block(0), arrived(LOADS > 1 ? 0 : WORDS), left(LOADS - 1) {}

  // After a block; the last of a tile ends a load too.
  SILICNN_INLINE void next(bool tile_ends) {
    block++;
    if (block == SPAN || tile_ends) {
      block = 0;
      half = 1 - half;
      left--;
      arrived = left > 0 ? 0 : WORDS;
    }
  }
};

// Where the next word of sums lies: in the row of a place and fold, at a turn; its first channel is FIRST + turn * width.
template <int FOLDS, int GROUP_FOLDS, int WORDS, int LAST_WORDS, int PE, int LAST_CHANNELS>
struct silicnn_outlet {
  int row;
  int turn;
  int first;
  int fold;
  int group_fold;

  SILICNN_INLINE silicnn_outlet() : row(0), turn(0), first(0), fold(0), group_fold(0) {}

  SILICNN_INLINE void next() {
    const bool is_last = group_fold == GROUP_FOLDS - 1;
    turn++;
    if (turn == (is_last ? LAST_WORDS : WORDS)) {
      turn = 0;
      row++;
      group_fold = is_last ? 0 : group_fold + 1;
      fold = fold == FOLDS - 1 ? 0 : fold + 1;
      first = fold == 0 ? 0 : first + (is_last ? LAST_CHANNELS : PE);
    }
  }
};

#endif
