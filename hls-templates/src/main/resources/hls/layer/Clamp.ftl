<#-- page: org.silicnn.emit.page.layer.ClampPage -->
// ${title}
#include "silicnn_fixed.h"
#include "silicnn_tool.h"
#include "${word.header}"

static void ${function}(hls::stream<${word.name}>& input, hls::stream<${word.name}>& output) {
  SILICNN_NOUNROLL
  for (int i = 0; i < ${words}; i++) {
    SILICNN_PIPELINE
    const ${word.name} word = input.read();
    ${word.name} result = 0;
    SILICNN_UNROLL_NEXT
    for (int l = 0; l < ${word.elements}; l++) {
      SILICNN_UNROLL_THIS
      silicnn_put<${word.element}>(result, l * ${word.elementBits}, silicnn_clamp<${word.element}>(silicnn_get<${word.element}>(word, l * ${word.elementBits}), ${low}, ${high}));
    }
    output.write(result);
  }
}
