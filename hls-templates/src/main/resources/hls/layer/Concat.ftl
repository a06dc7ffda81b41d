<#-- page: org.silicnn.emit.page.layer.ConcatPage -->
// ${title}
#include "silicnn_tool.h"
#include "${word.header}"

static void ${function}(<#list sources as source>hls::stream<${word.name}>& ${source.name}, </#list>hls::stream<${word.name}>& output) {
  SILICNN_NOUNROLL
  for (int place = 0; place < ${places}; place++) {
    SILICNN_NOUNROLL
    for (int block = 0; block < ${blocks}; block++) {
      SILICNN_PIPELINE
      ${word.name} word = 0;
<#list sources as source>
      if (block >= ${source.first} && block < ${source.end}) {
        word = ${source.name}.read();
      }
</#list>
      output.write(word);
    }
  }
}
