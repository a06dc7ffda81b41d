<#-- page: org.silicnn.emit.page.layer.SoftmaxPage -->
// ${title}
// An exponential is looked up by its distance from the largest of the place; what lies beyond the table is 0.
#include "silicnn_softmax.h"
#include "silicnn_tool.h"
#include "${inputWord.header}"
#include "${outputWord.header}"
#include "weights/${function}.h"

static void ${function}(hls::stream<${inputWord.name}>& input, hls::stream<${outputWord.name}>& output) {
  ${inputWord.element} values[${blocks}][${inputWord.elements}];
  uint32_t parts[${blocks}][${inputWord.elements}];
  SILICNN_PARTITION(values, 2)
  SILICNN_PARTITION(parts, 2)
  SILICNN_NOUNROLL
  for (int place = 0; place < ${places}; place++) {
    ${inputWord.element} largest = ${least};
    SILICNN_NOUNROLL
    for (int block = 0; block < ${blocks}; block++) {
      SILICNN_PIPELINE
      const ${inputWord.name} word = input.read();
      SILICNN_UNROLL_NEXT
      for (int l = 0; l < ${inputWord.elements}; l++) {
        SILICNN_UNROLL_THIS
        const ${inputWord.element} value = silicnn_get<${inputWord.element}>(word, l * ${inputWord.elementBits});
        values[block][l] = value;
        largest = value > largest ? value : largest;
      }
    }
    uint32_t whole = 0;
    SILICNN_NOUNROLL
    for (int block = 0; block < ${blocks}; block++) {
      SILICNN_PIPELINE
      SILICNN_UNROLL_NEXT
      for (int l = 0; l < ${inputWord.elements}; l++) {
        SILICNN_UNROLL_THIS
        const int distance = (int)largest - (int)values[block][l];
        const uint32_t part = distance < ${entries} ? ${function}_exponentials[distance] : 0;
        parts[block][l] = part;
        whole += (uint32_t)silicnn_nearest(part, 12);
      }
    }
    const silicnn_share share = silicnn_share_of(whole);
    SILICNN_NOUNROLL
    for (int block = 0; block < ${blocks}; block++) {
      SILICNN_PIPELINE
      ${outputWord.name} result = 0;
      SILICNN_UNROLL_NEXT
      for (int l = 0; l < ${outputWord.elements}; l++) {
        SILICNN_UNROLL_THIS
        silicnn_put<${outputWord.element}>(result, l * ${outputWord.elementBits}, (${outputWord.element})(silicnn_share_part(share, parts[block][l], ${width}, ${most}) + (${zeroPoint})));
      }
      output.write(result);
    }
  }
}
