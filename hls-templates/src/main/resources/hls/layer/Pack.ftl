<#-- page: org.silicnn.emit.page.layer.PackPage -->
// ${title}
#include "silicnn_tool.h"
#include "${narrow.header}"
#include "${wide.header}"

static void ${function}(hls::stream<${narrow.name}>& input, hls::stream<${wide.name}>& output) {
  ${wide.name} packed = 0;
  int filled = 0;
  SILICNN_NOUNROLL
  for (int place = 0; place < ${places}; place++) {
    SILICNN_NOUNROLL
    for (int i = 0; i < ${words}; i++) {
      SILICNN_PIPELINE
      const ${narrow.name} word = input.read();
      SILICNN_UNROLL_NEXT
      for (int l = 0; l < ${narrow.elements}; l++) {
        SILICNN_UNROLL_THIS
        silicnn_put<${narrow.element}>(packed, (filled * ${narrow.elements} + l) * ${narrow.elementBits}, silicnn_get<${narrow.element}>(word, l * ${narrow.elementBits}));
      }
      filled++;
      if (filled == ${ratio} || i == ${words} - 1) {
        output.write(packed);
        packed = 0;
        filled = 0;
      }
    }
  }
}
