<#-- page: org.silicnn.emit.page.layer.TapWindowPage -->
// ${title}
// Rows of the input pass through a ring of ${ring} rows. A column of them moves into the window in each cycle, so all that lies
// under it is at hand: ${tapsPerWord} taps go out in a word.
#include "silicnn_tool.h"
#include "${inputWord.header}"
#include "${outputWord.header}"

static void ${function}(hls::stream<${inputWord.name}>& input, hls::stream<${outputWord.name}>& output) {
  ${inputWord.name} ring[${ring}][${inputLines}];
  ${inputWord.name} under[${taps}];
  SILICNN_PARTITION(ring, 1)
  SILICNN_PARTITION(under, 1)
  ${inputWord.name} padding = 0;
  SILICNN_UNROLL_NEXT
  for (int l = 0; l < ${inputWord.elements}; l++) {
    SILICNN_UNROLL_THIS
    silicnn_put<${inputWord.element}>(padding, l * ${inputWord.elementBits}, ${padding});
  }
  SILICNN_UNROLL_NEXT
  for (int t = 0; t < ${taps}; t++) {
    SILICNN_UNROLL_THIS
    under[t] = padding;
  }
  int in_slot = 0;
  int in_line = 0;
  SILICNN_NOUNROLL
  for (int i = 0; i < ${fill}; i++) {
    SILICNN_PIPELINE
    ring[in_slot][in_line] = input.read();
    in_line++;
    if (in_line == ${inputLines}) {
      in_line = 0;
      in_slot = in_slot == ${ring} - 1 ? 0 : in_slot + 1;
    }
  }
  int rows_in = ${firstGoal};
  int reads_left = ${firstReads};
  int top_row = -${rows.padBefore};
  int top_slot = ${topSlot};
  SILICNN_NOUNROLL
  for (int row = 0; row < ${outputRows}; row++) {
    int line = -${lines.padBefore};
    int places_left = ${outputLines};
    int step = ${firstStep};
    SILICNN_NOUNROLL
    for (int i = 0; i < ${rowSteps}; i++) {
      SILICNN_PIPELINE
      if (reads_left > 0) {
        ring[in_slot][in_line] = input.read();
        reads_left--;
        in_line++;
        if (in_line == ${inputLines}) {
          in_line = 0;
          in_slot = in_slot == ${ring} - 1 ? 0 : in_slot + 1;
        }
      }
      if (step >= 0 && step < ${words} && places_left > 0) {
        ${outputWord.name} word = 0;
        SILICNN_UNROLL_NEXT
        for (int t = 0; t < ${tapsPerWord}; t++) {
          SILICNN_UNROLL_THIS
          SILICNN_UNROLL_NEXT
          for (int l = 0; l < ${inputWord.elements}; l++) {
            SILICNN_UNROLL_THIS
            silicnn_put<${inputWord.element}>(word, (t * ${inputWord.elements} + l) * ${inputWord.elementBits}, silicnn_get<${inputWord.element}>(under[step * ${tapsPerWord} + t], l * ${inputWord.elementBits}));
          }
        }
        output.write(word);
      }
<#if firstShift??>
      if (step < 0 || step >= ${firstShift}) {
<#else>
      {
</#if>
        SILICNN_UNROLL_NEXT
        for (int kr = 0; kr < ${rows.kernel}; kr++) {
          SILICNN_UNROLL_THIS
          SILICNN_UNROLL_NEXT
          for (int t = kr * ${lines.kernel}; t < (kr + 1) * ${lines.kernel} - 1; t++) {
            SILICNN_UNROLL_THIS
            under[t] = under[t + 1];
          }
          const int tap_row = top_row + kr * ${rows.dilation};
          const int tap_slot = top_slot + kr * ${rows.dilation};
          ${inputWord.name} word = padding;
          if (tap_row >= 0 && tap_row < ${inputRows} && line >= 0 && line < ${inputLines}) {
            word = ring[tap_slot >= ${ring} ? tap_slot - ${ring} : tap_slot][line];
          }
          under[(kr + 1) * ${lines.kernel} - 1] = word;
        }
        line++;
      }
      step++;
      if (step == ${steps}) {
        step = 0;
        places_left--;
      }
    }
    top_row += ${rows.stride};
    top_slot = top_slot + ${rows.stride} >= ${ring} ? top_slot + ${rows.stride} - ${ring} : top_slot + ${rows.stride};
    const int complete = top_row + ${nextComplete};
    const int goal = complete > ${inputRows} || row == ${outputRows} - 2 ? ${inputRows} : (complete < 0 ? 0 : complete);
    reads_left = (goal - rows_in) * ${inputLines};
    rows_in = goal;
  }
}
