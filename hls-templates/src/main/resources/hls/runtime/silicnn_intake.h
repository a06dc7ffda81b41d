// Takes the inputs of a place out of stream words and lays them down in rows of SIMD, each group from a row of its own.
#ifndef SILICNN_INTAKE_H
#define SILICNN_INTAKE_H

#include "silicnn_inline.h"
#include "silicnn_tool.h"
#include "silicnn_word.h"

// ELEMENTS in a word, GROUP_WORDS that bring the GROUP_ROWS rows of a group; a place has ROWS rows.
template <int ELEMENTS, int GROUP_WORDS, int GROUP_ROWS, int ROWS, int SIMD>
struct silicnn_intake {
  int lane;
  int row;
  int words;
  int group;

  SILICNN_INLINE silicnn_intake() : lane(0), row(0), words(0), group(0) {}

  template <typename T, typename W>
  SILICNN_INLINE void take(T (&values)[2][ROWS][SIMD], int half, const W& word) {
    SILICNN_UNROLL_NEXT
    for (int l = 0; l < SIMD; l++) {
      SILICNN_UNROLL_THIS
      const int element = l < lane ? l - lane + SIMD : l - lane;
      if (element < ELEMENTS) {
        values[half][l < lane ? row + 1 : row][l] = silicnn_get<T>(word, element * 8 * (int)sizeof(T));
      }
    }
    lane += ELEMENTS;
    if (lane >= SIMD) {
      lane -= SIMD;
      row++;
    }
    words++;
    if (words == GROUP_WORDS) {
      words = 0;
      group = group == ROWS - GROUP_ROWS ? 0 : group + GROUP_ROWS;
      row = group;
      lane = 0;
    }
  }
};

#endif
