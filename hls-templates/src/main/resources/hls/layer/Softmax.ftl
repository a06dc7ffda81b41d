<#-- page: org.silicnn.emit.page.layer.SoftmaxPage -->
// ${title}
// An exponential is looked up by its distance from the largest of the place; what lies beyond the table is 0.
#include "silicnn_softmax.h"
#include "silicnn_tool.h"
#include "weights/${function}.h"

static void ${function}(hls::stream<${inputType}>& input, hls::stream<${outputType}>& output) {
  ${inputType} words[${channels}];
  uint32_t parts[${channels}];
  SILICNN_NOUNROLL
  for (int place = 0; place < ${places}; place++) {
    ${inputType} largest = ${least};
    SILICNN_NOUNROLL
    for (int c = 0; c < ${channels}; c++) {
      SILICNN_PIPELINE
      const ${inputType} word = input.read();
      words[c] = word;
      largest = word > largest ? word : largest;
    }
    uint32_t whole = 0;
    SILICNN_NOUNROLL
    for (int c = 0; c < ${channels}; c++) {
      SILICNN_PIPELINE
      const int distance = (int)largest - (int)words[c];
      const uint32_t part = distance < ${entries} ? ${function}_exponentials[distance] : 0;
      parts[c] = part;
      whole += (uint32_t)silicnn_nearest(part, 12);
    }
    const silicnn_share share = silicnn_share_of(whole);
    SILICNN_NOUNROLL
    for (int c = 0; c < ${channels}; c++) {
      SILICNN_PIPELINE
      output.write((${outputType})(silicnn_share_part(share, parts[c], ${width}, ${most}) + (${zeroPoint})));
    }
  }
}
