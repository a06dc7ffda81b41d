<#-- page: org.silicnn.emit.page.layer.AveragePoolPage -->
// ${title}
// Rows of the input pass through a ring of ${loops.ring} rows; an output row is computed when the last row under its window is in.
#include "silicnn_fixed.h"
#include "silicnn_tool.h"
<#if hasTables>
#include "weights/${function}.h"
</#if>

static void ${function}(hls::stream<${inputType}>& input, hls::stream<${outputType}>& output) {
  ${inputType} ring[${loops.ring}][${loops.input.height}][${loops.input.width}][${loops.input.channels}];
  int slot = 0;
  int wait = ${loops.rows.delay};
  int rows_left = ${loops.output.depth};
  SILICNN_NOUNROLL
  for (int row = ${loops.rows.first}; row <= ${loops.rows.last}; row++) {
    if (row >= 0 && row < ${loops.input.depth}) {
      SILICNN_NOUNROLL
      for (int y = 0; y < ${loops.input.height}; y++) {
        SILICNN_NOUNROLL
        for (int x = 0; x < ${loops.input.width}; x++) {
          SILICNN_NOUNROLL
          for (int c = 0; c < ${loops.input.channels}; c++) {
            SILICNN_PIPELINE
            ring[slot][y][x][c] = input.read();
          }
        }
      }
    }
    if (wait == 0 && rows_left > 0) {
      SILICNN_NOUNROLL
      for (int y = 0; y < ${loops.output.height}; y++) {
        SILICNN_NOUNROLL
        for (int x = 0; x < ${loops.output.width}; x++) {
          SILICNN_NOUNROLL
          for (int o = 0; o < ${loops.input.channels}; o++) {
            ${sumType} sum = 0;
<#if hasFactors>
            int cells = 0;
</#if>
            for (int kr = 0; kr < ${loops.rows.kernel}; kr++) {
              const int tap_row = row - ${loops.rows.back} + kr * ${loops.rows.dilation};
              const int tap_slot = slot + 1 + kr * ${loops.rows.dilation};
              const int ring_row = tap_slot >= ${loops.ring} ? tap_slot - ${loops.ring} : tap_slot;
              for (int ky = 0; ky < ${loops.lines.kernel}; ky++) {
                const int line = y * ${loops.lines.stride} - ${loops.lines.padBefore} + ky * ${loops.lines.dilation};
                for (int kx = 0; kx < ${loops.columns.kernel}; kx++) {
                  SILICNN_PIPELINE
                  const int column = x * ${loops.columns.stride} - ${loops.columns.padBefore} + kx * ${loops.columns.dilation};
                  const bool inside = tap_row >= 0 && tap_row < ${loops.input.depth} && line >= 0 && line < ${loops.input.height} && column >= 0 && column < ${loops.input.width};
                  if (inside) {
                    sum += (${sumType})ring[ring_row][line][column][o]<#if zeroPoint??> - ${zeroPoint}</#if>;
<#if hasFactors>
                    cells++;
</#if>
                  }
                }
              }
            }
<#if hasFactors>
            sum *= ${function}_factors[cells];
</#if>
            output.write(${result});
          }
        }
      }
      rows_left--;
      wait = ${loops.rows.stride};
    }
    wait--;
    slot = slot == ${loops.ring} - 1 ? 0 : slot + 1;
  }
}
