<#-- page: org.silicnn.emit.page.layer.ArgMaxPage -->
// ${title}
#include "silicnn_tool.h"
#include "${inputWord.header}"

static void ${function}(hls::stream<${inputWord.name}>& input, hls::stream<${outputType}>& output) {
  SILICNN_NOUNROLL
  for (int place = 0; place < ${places}; place++) {
    ${inputWord.element} largest = 0;
    int best = 0;
    SILICNN_NOUNROLL
    for (int block = 0; block < ${blocks}; block++) {
      SILICNN_PIPELINE
      const ${inputWord.name} word = input.read();
      ${inputWord.element} here = silicnn_get<${inputWord.element}>(word, 0);
      int at = 0;
      SILICNN_UNROLL_NEXT
      for (int l = 1; l < ${inputWord.elements}; l++) {
        SILICNN_UNROLL_THIS
        const ${inputWord.element} value = silicnn_get<${inputWord.element}>(word, l * ${inputWord.elementBits});
        if (value ${better} here) {
          here = value;
          at = l;
        }
      }
      if (block == 0 || here ${better} largest) {
        largest = here;
        best = block * ${inputWord.elements} + at;
      }
    }
    output.write((${outputType})best);
  }
}
