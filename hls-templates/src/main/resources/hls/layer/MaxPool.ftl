<#-- page: org.silicnn.emit.page.layer.MaxPoolPage -->
// ${title}
// The words under a window come one after the other.
#include "silicnn_tool.h"
#include "${word.header}"

static void ${function}(hls::stream<${word.name}>& input, hls::stream<${word.name}>& output) {
  ${word.element} largest[${word.elements}] = {};
  SILICNN_PARTITION(largest, 1)
  SILICNN_NOUNROLL
  for (int window = 0; window < ${windows}; window++) {
    SILICNN_NOUNROLL
    for (int tap = 0; tap < ${taps}; tap++) {
      SILICNN_PIPELINE
      const ${word.name} word = input.read();
      ${word.name} result = 0;
      SILICNN_UNROLL_NEXT
      for (int l = 0; l < ${word.elements}; l++) {
        SILICNN_UNROLL_THIS
        const ${word.element} value = silicnn_get<${word.element}>(word, l * ${word.elementBits});
        if (tap == 0 || value > largest[l]) {
          largest[l] = value;
        }
        silicnn_put<${word.element}>(result, l * ${word.elementBits}, largest[l]);
      }
      if (tap == ${taps} - 1) {
        output.write(result);
      }
    }
  }
}
