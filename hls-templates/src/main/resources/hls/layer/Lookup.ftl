<#-- page: org.silicnn.emit.page.layer.LookupPage -->
// ${title}
#include "silicnn_tool.h"
#include "${inputWord.header}"
#include "${outputWord.header}"
#include "weights/${function}.h"

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
        const int entry = (int)silicnn_get<${inputWord.element}>(word, l * ${inputWord.elementBits}) - (${least});
        silicnn_put<${outputWord.element}>(result, l * ${outputWord.elementBits}, ${function}_table[<#if entries??>(block * ${inputWord.elements} + l) * ${entries} + </#if>entry]);
      }
      output.write(result);
    }
  }
}
