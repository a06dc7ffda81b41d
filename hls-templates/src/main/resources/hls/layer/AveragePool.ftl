<#-- page: org.silicnn.emit.page.layer.AveragePoolPage -->
// ${title}
// The words under a window come one after the other; those of the padding count as nothing.
#include "silicnn_fixed.h"
#include "silicnn_tool.h"
#include "${inputWord.header}"
#include "${outputWord.header}"
<#if hasTables>
#include "weights/${function}.h"
</#if>

static void ${function}(hls::stream<${inputWord.name}>& input, hls::stream<${outputWord.name}>& output) {
  ${sumType} sums[${inputWord.elements}] = {};
  SILICNN_PARTITION(sums, 1)
<#if hasFactors>
  int cells = 0;
</#if>
  SILICNN_NOUNROLL
  for (int row = 0; row < ${loops.output.depth}; row++) {
    SILICNN_NOUNROLL
    for (int y = 0; y < ${loops.output.height}; y++) {
      SILICNN_NOUNROLL
      for (int x = 0; x < ${loops.output.width}; x++) {
        SILICNN_NOUNROLL
        for (int block = 0; block < ${blocks}; block++) {
          SILICNN_NOUNROLL
          for (int kr = 0; kr < ${loops.rows.kernel}; kr++) {
            SILICNN_NOUNROLL
            for (int ky = 0; ky < ${loops.lines.kernel}; ky++) {
              SILICNN_NOUNROLL
              for (int kx = 0; kx < ${loops.columns.kernel}; kx++) {
                SILICNN_PIPELINE
                const ${inputWord.name} word = input.read();
                const bool first = kr == 0 && ky == 0 && kx == 0;
<#if hasFactors>
                const int tap_row = row * ${loops.rows.stride} - ${loops.rows.padBefore} + kr * ${loops.rows.dilation};
                const int line = y * ${loops.lines.stride} - ${loops.lines.padBefore} + ky * ${loops.lines.dilation};
                const int column = x * ${loops.columns.stride} - ${loops.columns.padBefore} + kx * ${loops.columns.dilation};
                const bool inside = tap_row >= 0 && tap_row < ${loops.input.depth} && line >= 0 && line < ${loops.input.height} && column >= 0 && column < ${loops.input.width};
                cells = (first ? 0 : cells) + (inside ? 1 : 0);
</#if>
                ${outputWord.name} result = 0;
                SILICNN_UNROLL_NEXT
                for (int l = 0; l < ${inputWord.elements}; l++) {
                  SILICNN_UNROLL_THIS
                  const ${sumType} value = (${sumType})silicnn_get<${inputWord.element}>(word, l * ${inputWord.elementBits})<#if zeroPoint??> - ${zeroPoint}</#if>;
                  sums[l] = (first ? 0 : sums[l]) + value;
<#if hasChannelTables>
                  const int o = block * ${inputWord.elements} + l;
</#if>
                  const ${sumType} sum = sums[l]<#if hasFactors> * ${function}_factors[cells]</#if>;
                  silicnn_put<${outputWord.element}>(result, l * ${outputWord.elementBits}, ${result});
                }
                if (kr == ${loops.rows.kernel} - 1 && ky == ${loops.lines.kernel} - 1 && kx == ${loops.columns.kernel} - 1) {
                  output.write(result);
                }
              }
            }
          }
        }
      }
    }
  }
}
