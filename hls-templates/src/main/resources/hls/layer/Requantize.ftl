<#-- page: org.silicnn.emit.page.layer.RequantizePage -->
// ${title}
#include "silicnn_fixed.h"
#include "silicnn_tool.h"
<#if hasTables>
#include "weights/${function}.h"
</#if>

static void ${function}(hls::stream<${inputType}>& input, hls::stream<${outputType}>& output) {
  SILICNN_NOUNROLL
  for (int place = 0; place < ${places}; place++) {
    SILICNN_NOUNROLL
    for (int o = 0; o < ${channels}; o++) {
      SILICNN_PIPELINE
      const ${sumType} sum = (${sumType})input.read()<#if zeroPoint??> - ${zeroPoint}</#if>;
      output.write(${result});
    }
  }
}
