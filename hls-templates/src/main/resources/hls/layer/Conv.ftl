<#-- page: org.silicnn.emit.page.layer.ConvPage -->
// ${title}
// Rows of the input pass through a ring of ${ring} rows; an output row is computed when the last row under its window is in.
#include "silicnn_fixed.h"
#include "silicnn_tool.h"
#include "weights/${function}.h"

static void ${function}(hls::stream<${inputType}>& input, hls::stream<${outputType}>& output) {
  ${inputType} ring[${ring}][${input.width}][${input.channels}];
  int slot = 0;
  int wait = ${rows.delay};
  int rows_left = ${output.height};
  SILICNN_NOUNROLL
  for (int row = ${rows.first}; row <= ${rows.last}; row++) {
    if (row >= 0 && row < ${input.height}) {
      SILICNN_NOUNROLL
      for (int x = 0; x < ${input.width}; x++) {
        SILICNN_NOUNROLL
        for (int c = 0; c < ${input.channels}; c++) {
          SILICNN_PIPELINE
          ring[slot][x][c] = input.read();
        }
      }
    }
    if (wait == 0 && rows_left > 0) {
      SILICNN_NOUNROLL
      for (int x = 0; x < ${output.width}; x++) {
        SILICNN_NOUNROLL
        for (int group = 0; group < ${groups}; group++) {
          SILICNN_NOUNROLL
          for (int k = 0; k < ${outputsPerGroup}; k++) {
            const int o = group * ${outputsPerGroup} + k;
            int weight = o * ${weightsPerOutput};
            ${sumType} sum = ${function}_bias[o];
            for (int ky = 0; ky < ${rows.kernel}; ky++) {
              const int tap_row = row - ${rows.back} + ky * ${rows.dilation};
              const int tap_slot = slot + 1 + ky * ${rows.dilation};
              const int ring_row = tap_slot >= ${ring} ? tap_slot - ${ring} : tap_slot;
              for (int kx = 0; kx < ${columns.kernel}; kx++) {
                const int column = x * ${columns.stride} - ${columns.padBefore} + kx * ${columns.dilation};
                const bool inside = tap_row >= 0 && tap_row < ${input.height} && column >= 0 && column < ${input.width};
                for (int c = 0; c < ${inputsPerGroup}; c++) {
                  SILICNN_PIPELINE
                  if (inside) {
                    const ${sumType} value = (${sumType})ring[ring_row][column][group * ${inputsPerGroup} + c]<#if zeroPoint??> - ${zeroPoint}</#if>;
                    sum += ${function}_weights[weight] * value;
                  }
                  weight++;
                }
              }
            }
            <#if requantize??>
            output.write((${outputType})${requantize.overflow}<${requantize.type}>(
                ${requantize.scale}<${requantize.type}>(sum, ${requantize.multiplier}, ${requantize.shift}), ${requantize.zeroPoint}, ${requantize.low}, ${requantize.high}));
            <#else>
            output.write(sum);
            </#if>
          }
        }
      }
      rows_left--;
      wait = ${rows.stride};
    }
    wait--;
    slot = slot == ${ring} - 1 ? 0 : slot + 1;
  }
}
