<#-- page: org.silicnn.emit.page.layer.DensePage -->
// ${title}
#include "silicnn_fixed.h"
#include "silicnn_tool.h"
#include "weights/${function}.h"

static void ${function}(hls::stream<${inputType}>& input, hls::stream<${outputType}>& output) {
  ${inputType} values[${inputs}];
  SILICNN_NOUNROLL
  for (int i = 0; i < ${inputs}; i++) {
    SILICNN_PIPELINE
    values[i] = input.read();
  }
  SILICNN_NOUNROLL
  for (int o = 0; o < ${outputs}; o++) {
    ${sumType} sum = ${function}_bias[o];
    for (int i = 0; i < ${inputs}; i++) {
      SILICNN_PIPELINE
      const ${sumType} value = (${sumType})values[i]<#if zeroPoint??> - ${zeroPoint}</#if>;
      sum += ${function}_weights[o * ${inputs} + i] * value;
    }
    output.write(${result});
  }
}
