<#-- page: org.silicnn.emit.page.layer.UnpackPage -->
// ${title}
#include "silicnn_tool.h"
#include "${wide.header}"
#include "${narrow.header}"

static void ${function}(hls::stream<${wide.name}>& input, hls::stream<${narrow.name}>& output) {
  ${wide.name} packed = 0;
  SILICNN_NOUNROLL
  for (int i = 0; i < ${words}; i++) {
    SILICNN_NOUNROLL
    for (int part = 0; part < ${ratio}; part++) {
      SILICNN_PIPELINE
      if (part == 0) {
        packed = input.read();
      }
      ${narrow.name} word = 0;
      SILICNN_UNROLL_NEXT
      for (int l = 0; l < ${narrow.elements}; l++) {
        SILICNN_UNROLL_THIS
        silicnn_put<${narrow.element}>(word, l * ${narrow.elementBits}, silicnn_get<${narrow.element}>(packed, (part * ${narrow.elements} + l) * ${narrow.elementBits}));
      }
      output.write(word);
    }
  }
}
