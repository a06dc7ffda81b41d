<#-- page: org.silicnn.emit.page.layer.ArithmeticPage -->
// ${title}
#include "silicnn_fixed.h"
#include "silicnn_tool.h"
<#list operands as operand>
#include "${operand.packing.header}"
</#list>
#include "${outputWord.header}"
<#if hasTables>
#include "weights/${function}.h"
</#if>

static void ${function}(<#list operands as operand>hls::stream<${operand.packing.name}>& ${operand.name}, </#list>hls::stream<${outputWord.name}>& output) {
<#list operands as operand>
<#if operand.kept??>
  ${operand.packing.name} ${operand.name}_kept[${operand.kept}];
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
    const ${operand.packing.name} ${operand.name}_word = ${operand.name}.read();
</#if>
</#list>
    SILICNN_NOUNROLL
    for (int block = 0; block < ${blocks}; block++) {
      SILICNN_PIPELINE
<#list operands as operand>
<#if operand.word??>
      const ${operand.packing.name} ${operand.name}_word = ${operand.word};
</#if>
</#list>
      ${outputWord.name} result = 0;
      SILICNN_UNROLL_NEXT
      for (int l = 0; l < ${outputWord.elements}; l++) {
        SILICNN_UNROLL_THIS
<#if hasTables>
        const int o = block * ${outputWord.elements} + l;
</#if>
<#list operands as operand>
        const ${sumType} ${operand.name}_value = (${sumType})silicnn_get<${operand.packing.element}>(${operand.name}_word, <#if operand.eachLane>l * ${operand.packing.elementBits}<#else>0</#if>) - (${operand.zeroPoint});
</#list>
        const ${sumType} sum = ${combined};
        silicnn_put<${outputWord.element}>(result, l * ${outputWord.elementBits}, ${result});
      }
      output.write(result);
    }
  }
}
