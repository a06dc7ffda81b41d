<#-- page: org.silicnn.emit.page.layer.GlobalMaxPoolPage -->
// ${title}
// The largest value of each channel is held, no rows.
#include "silicnn_tool.h"
#include "${word.header}"

static void ${function}(hls::stream<${word.name}>& input, hls::stream<${word.name}>& output) {
  ${word.element} largest[${blocks}][${word.elements}];
  SILICNN_PARTITION(largest, 2)
  SILICNN_NOUNROLL
  for (int place = 0; place < ${places}; place++) {
    SILICNN_NOUNROLL
    for (int block = 0; block < ${blocks}; block++) {
      SILICNN_PIPELINE
      const ${word.name} word = input.read();
      SILICNN_UNROLL_NEXT
      for (int l = 0; l < ${word.elements}; l++) {
        SILICNN_UNROLL_THIS
        const ${word.element} value = silicnn_get<${word.element}>(word, l * ${word.elementBits});
        if (place == 0 || value > largest[block][l]) {
          largest[block][l] = value;
        }
      }
    }
  }
  SILICNN_NOUNROLL
  for (int block = 0; block < ${blocks}; block++) {
    SILICNN_PIPELINE
    ${word.name} result = 0;
    SILICNN_UNROLL_NEXT
    for (int l = 0; l < ${word.elements}; l++) {
      SILICNN_UNROLL_THIS
      silicnn_put<${word.element}>(result, l * ${word.elementBits}, largest[block][l]);
    }
    output.write(result);
  }
}
