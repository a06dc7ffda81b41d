<#-- page: org.silicnn.emit.page.layer.GlobalAveragePoolPage -->
// ${title}
// One sum of each channel is held, no rows.
#include "silicnn_fixed.h"
#include "silicnn_tool.h"
<#if hasTables>
#include "weights/${function}.h"
</#if>

static void ${function}(hls::stream<${inputType}>& input, hls::stream<${outputType}>& output) {
  ${sumType} sums[${channels}];
  SILICNN_NOUNROLL
  for (int place = 0; place < ${places}; place++) {
    SILICNN_NOUNROLL
    for (int c = 0; c < ${channels}; c++) {
      SILICNN_PIPELINE
      const ${sumType} before = place == 0 ? 0 : sums[c];
      sums[c] = before + (${sumType})input.read()<#if zeroPoint??> - ${zeroPoint}</#if>;
    }
  }
  SILICNN_NOUNROLL
  for (int o = 0; o < ${channels}; o++) {
    SILICNN_PIPELINE
    const ${sumType} sum = sums[o];
    output.write(${result});
  }
}
