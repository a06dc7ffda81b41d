<#-- page: org.silicnn.emit.page.layer.GlobalAveragePoolPage -->
// ${title}
// One sum of each channel is held, no rows.
#include "silicnn_fixed.h"
#include "silicnn_tool.h"
#include "${inputWord.header}"
#include "${outputWord.header}"
<#if hasTables>
#include "weights/${function}.h"
</#if>

static void ${function}(hls::stream<${inputWord.name}>& input, hls::stream<${outputWord.name}>& output) {
  ${sumType} sums[${blocks}][${inputWord.elements}];
  SILICNN_PARTITION(sums, 2)
  SILICNN_NOUNROLL
  for (int place = 0; place < ${places}; place++) {
    SILICNN_NOUNROLL
    for (int block = 0; block < ${blocks}; block++) {
      SILICNN_PIPELINE
      const ${inputWord.name} word = input.read();
      SILICNN_UNROLL_NEXT
      for (int l = 0; l < ${inputWord.elements}; l++) {
        SILICNN_UNROLL_THIS
        const ${sumType} before = place == 0 ? 0 : sums[block][l];
        sums[block][l] = before + (${sumType})silicnn_get<${inputWord.element}>(word, l * ${inputWord.elementBits})<#if zeroPoint??> - ${zeroPoint}</#if>;
      }
    }
  }
  SILICNN_NOUNROLL
  for (int block = 0; block < ${blocks}; block++) {
    SILICNN_PIPELINE
    ${outputWord.name} result = 0;
    SILICNN_UNROLL_NEXT
    for (int l = 0; l < ${inputWord.elements}; l++) {
      SILICNN_UNROLL_THIS
<#if hasTables>
      const int o = block * ${inputWord.elements} + l;
</#if>
      const ${sumType} sum = sums[block][l];
      silicnn_put<${outputWord.element}>(result, l * ${outputWord.elementBits}, ${result});
    }
    output.write(result);
  }
}
