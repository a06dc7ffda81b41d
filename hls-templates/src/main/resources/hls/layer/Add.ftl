<#-- page: org.silicnn.emit.page.layer.AddPage -->
// ${title}
#include "silicnn_fixed.h"
#include "silicnn_tool.h"
<#if hasTables>
#include "weights/${function}.h"
</#if>

static void ${function}(<#list operands as operand>hls::stream<${operand.type}>& ${operand.name}, </#list>hls::stream<${outputType}>& output) {
  SILICNN_NOUNROLL
  for (int place = 0; place < ${places}; place++) {
    SILICNN_NOUNROLL
    for (int o = 0; o < ${channels}; o++) {
      SILICNN_PIPELINE
      ${sumType} sum = 0;
<#list operands as operand>
      sum += (${sumType})${operand.name}.read() - ${operand.zeroPoint};
</#list>
      output.write(${result});
    }
  }
}
