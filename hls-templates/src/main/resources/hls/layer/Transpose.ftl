<#-- page: org.silicnn.emit.page.layer.TransposePage -->
// ${title}
// Blocks of ${words} words are held: what is reordered within itself.
#include "silicnn_tool.h"
#include "${word.header}"

static void ${function}(hls::stream<${word.name}>& input, hls::stream<${word.name}>& output) {
  ${word.name} block[${words}];
  SILICNN_NOUNROLL
  for (int number = 0; number < ${blocks}; number++) {
    SILICNN_NOUNROLL
    for (int i = 0; i < ${words}; i++) {
      SILICNN_PIPELINE
      block[i] = input.read();
    }
<#list loops as loop>
${loop.indent}SILICNN_NOUNROLL
${loop.indent}for (int ${loop.index} = 0; ${loop.index} < ${loop.extent}; ${loop.index}++) {
</#list>
${indent}SILICNN_PIPELINE
${indent}output.write(block[${at}]);
<#list closings as closing>
${closing}}
</#list>
  }
}
