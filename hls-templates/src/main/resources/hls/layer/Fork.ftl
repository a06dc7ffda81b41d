<#-- page: org.silicnn.emit.page.layer.ForkPage -->
// ${title}
#include "silicnn_tool.h"

static void ${function}(hls::stream<${type}>& input<#list outputs as output>, hls::stream<${type}>& ${output}</#list>) {
  SILICNN_NOUNROLL
  for (int i = 0; i < ${words}; i++) {
    SILICNN_PIPELINE
    const ${type} word = input.read();
<#list outputs as output>
    ${output}.write(word);
</#list>
  }
}
