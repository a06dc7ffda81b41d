<#-- page: org.silicnn.emit.page.layer.ForkPage -->
// ${title}
#include "silicnn_tool.h"
#include "${word.header}"

static void ${function}(hls::stream<${word.name}>& input<#list outputs as output>, hls::stream<${word.name}>& ${output}</#list>) {
  SILICNN_NOUNROLL
  for (int i = 0; i < ${words}; i++) {
    SILICNN_PIPELINE
    const ${word.name} word = input.read();
<#list outputs as output>
    ${output}.write(word);
</#list>
  }
}
