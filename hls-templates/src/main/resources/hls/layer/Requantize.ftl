<#-- page: org.silicnn.emit.page.layer.RequantizePage -->
// ${title}
#include "silicnn_fixed.h"
#include "silicnn_tool.h"
#include "${inputWord.header}"
#include "${outputWord.header}"
<#if hasTables>
#include "weights/${function}.h"
</#if>

static void ${function}(hls::stream<${inputWord.name}>& input, hls::stream<${outputWord.name}>& output) {
  SILICNN_NOUNROLL
  for (int place = 0; place < ${places}; place++) {
    SILICNN_NOUNROLL
    for (int block = 0; block < ${blocks}; block++) {
      SILICNN_PIPELINE
      const ${inputWord.name} word = input.read();
      ${outputWord.name} result = 0;
      SILICNN_UNROLL_NEXT
      for (int l = 0; l < ${inputWord.elements}; l++) {
        SILICNN_UNROLL_THIS
<#if hasTables>
        const int o = block * ${inputWord.elements} + l;
</#if>
        const ${sumType} sum = (${sumType})silicnn_get<${inputWord.element}>(word, l * ${inputWord.elementBits})<#if zeroPoint??> - ${zeroPoint}</#if>;
        silicnn_put<${outputWord.element}>(result, l * ${outputWord.elementBits}, ${result});
      }
      output.write(result);
    }
  }
}
