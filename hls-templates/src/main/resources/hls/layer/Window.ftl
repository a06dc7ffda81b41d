<#-- page: org.silicnn.emit.page.layer.WindowPage -->
// ${title}
// Rows of the input pass through a ring of ${ring} rows. While the windows of one output row go out, the rows that the next
// one needs come in.
#include "silicnn_tool.h"
#include "${word.header}"

static void ${function}(hls::stream<${word.name}>& input, hls::stream<${word.name}>& output) {
  ${word.name} ring[${ring}][${rowWords}];
  ${word.name} padding = 0;
  SILICNN_UNROLL_NEXT
  for (int l = 0; l < ${word.elements}; l++) {
    SILICNN_UNROLL_THIS
    silicnn_put<${word.element}>(padding, l * ${word.elementBits}, ${padding});
  }
  int in_slot = 0;
  int in_word = 0;
  SILICNN_NOUNROLL
  for (int i = 0; i < ${fill}; i++) {
    SILICNN_PIPELINE
    ring[in_slot][in_word] = input.read();
    in_word++;
    if (in_word == ${rowWords}) {
      in_word = 0;
      in_slot = in_slot == ${ring} - 1 ? 0 : in_slot + 1;
    }
  }
  int rows_in = ${firstGoal};
  int reads_left = ${firstReads};
  int top_row = -${rows.padBefore};
  int top_slot = ${topSlot};
  int group = 0;
  int kr = 0;
  int ky = 0;
  int kx = 0;
  int block = 0;
  SILICNN_NOUNROLL
  for (int row = 0; row < ${outputRows}; row++) {
    SILICNN_NOUNROLL
    for (int y = 0; y < ${outputLines}; y++) {
      SILICNN_NOUNROLL
      for (int x = 0; x < ${outputColumns}; x++) {
        SILICNN_NOUNROLL
        for (int step = 0; step < ${steps}; step++) {
          SILICNN_PIPELINE
          if (step < ${readsPerPlace} && reads_left > 0) {
            ring[in_slot][in_word] = input.read();
            reads_left--;
            in_word++;
            if (in_word == ${rowWords}) {
              in_word = 0;
              in_slot = in_slot == ${ring} - 1 ? 0 : in_slot + 1;
            }
          }
          if (step < ${words}) {
            const int tap_row = top_row + kr * ${rows.dilation};
            const int tap_slot = top_slot + kr * ${rows.dilation};
            const int line = y * ${lines.stride} - ${lines.padBefore} + ky * ${lines.dilation};
            const int column = x * ${columns.stride} - ${columns.padBefore} + kx * ${columns.dilation};
            const bool inside = tap_row >= 0 && tap_row < ${inputRows} && line >= 0 && line < ${inputLines} && column >= 0 && column < ${inputColumns};
            ${word.name} word = padding;
            if (inside) {
              word = ring[tap_slot >= ${ring} ? tap_slot - ${ring} : tap_slot][(line * ${inputColumns} + column) * ${placeWords} + group * ${blocks} + block];
            }
            output.write(word);
            block++;
            if (block == ${blocks}) {
              block = 0;
              kx++;
              if (kx == ${columns.kernel}) {
                kx = 0;
                ky++;
                if (ky == ${lines.kernel}) {
                  ky = 0;
                  kr++;
                  if (kr == ${rows.kernel}) {
                    kr = 0;
                    group = group == ${groups} - 1 ? 0 : group + 1;
                  }
                }
              }
            }
          }
          if (step == ${steps} - 1 && x == ${outputColumns} - 1 && y == ${outputLines} - 1) {
            top_row += ${rows.stride};
            top_slot = top_slot + ${rows.stride} >= ${ring} ? top_slot + ${rows.stride} - ${ring} : top_slot + ${rows.stride};
            const int complete = top_row + ${nextComplete};
            const int goal = complete > ${inputRows} || row == ${outputRows} - 2 ? ${inputRows} : (complete < 0 ? 0 : complete);
            reads_left = (goal - rows_in) * ${rowWords};
            rows_in = goal;
          }
        }
      }
    }
  }
}
