<#-- page: org.silicnn.emit.page.layer.LookupPage -->
// ${title}
#include "silicnn_tool.h"
#include "weights/${function}.h"

static void ${function}(hls::stream<${inputType}>& input, hls::stream<${outputType}>& output) {
  SILICNN_NOUNROLL
  for (int place = 0; place < ${places}; place++) {
    SILICNN_NOUNROLL
    for (int o = 0; o < ${channels}; o++) {
      SILICNN_PIPELINE
      const int entry = (int)input.read() - (${least});
      output.write(${function}_table[<#if entries??>o * ${entries} + </#if>entry]);
    }
  }
}
