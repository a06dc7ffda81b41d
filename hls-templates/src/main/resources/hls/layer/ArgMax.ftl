<#-- page: org.silicnn.emit.page.layer.ArgMaxPage -->
// ${title}
#include "silicnn_tool.h"

static void ${function}(hls::stream<${inputType}>& input, hls::stream<${outputType}>& output) {
  SILICNN_NOUNROLL
  for (int place = 0; place < ${places}; place++) {
    ${inputType} largest = 0;
    int best = 0;
    SILICNN_NOUNROLL
    for (int c = 0; c < ${channels}; c++) {
      SILICNN_PIPELINE
      const ${inputType} word = input.read();
      if (c == 0 || word ${better} largest) {
        largest = word;
        best = c;
      }
    }
    output.write((${outputType})best);
  }
}
