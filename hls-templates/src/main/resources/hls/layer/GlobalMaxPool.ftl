<#-- page: org.silicnn.emit.page.layer.GlobalMaxPoolPage -->
// ${title}
// The largest value of each channel is held, no rows.
#include "silicnn_tool.h"

static void ${function}(hls::stream<${inputType}>& input, hls::stream<${inputType}>& output) {
  ${inputType} largest[${channels}];
  SILICNN_NOUNROLL
  for (int place = 0; place < ${places}; place++) {
    SILICNN_NOUNROLL
    for (int c = 0; c < ${channels}; c++) {
      SILICNN_PIPELINE
      const ${inputType} word = input.read();
      if (place == 0 || word > largest[c]) {
        largest[c] = word;
      }
    }
  }
  SILICNN_NOUNROLL
  for (int c = 0; c < ${channels}; c++) {
    SILICNN_PIPELINE
    output.write(largest[c]);
  }
}
