<#-- page: org.silicnn.emit.page.layer.ArithmeticPage -->
// ${title}
#include "silicnn_fixed.h"
#include "silicnn_tool.h"
<#if hasTables>
#include "weights/${function}.h"
</#if>

static void ${function}(<#list operands as operand>hls::stream<${operand.type}>& ${operand.name}, </#list>hls::stream<${outputType}>& output) {
<#list operands as operand>
<#if operand.kept??>
  ${operand.type} ${operand.name}_kept[${operand.kept}];
  SILICNN_NOUNROLL
  for (int i = 0; i < ${operand.kept}; i++) {
    SILICNN_PIPELINE
    ${operand.name}_kept[i] = ${operand.name}.read();
  }
</#if>
</#list>
  SILICNN_NOUNROLL
  for (int place = 0; place < ${places}; place++) {
<#list operands as operand>
<#if operand.eachPlace>
    const ${operand.type} ${operand.name}_word = ${operand.name}.read();
</#if>
</#list>
    SILICNN_NOUNROLL
    for (int o = 0; o < ${channels}; o++) {
      SILICNN_PIPELINE
<#list operands as operand>
      const ${sumType} ${operand.name}_value = (${sumType})${operand.word} - (${operand.zeroPoint});
</#list>
      const ${sumType} sum = ${combined};
      output.write(${result});
    }
  }
}
