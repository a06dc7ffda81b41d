<#-- page: org.silicnn.emit.page.layer.ConcatPage -->
// ${title}
#include "silicnn_tool.h"

static void ${function}(<#list sources as source>hls::stream<${type}>& ${source.name}, </#list>hls::stream<${type}>& output) {
  SILICNN_NOUNROLL
  for (int place = 0; place < ${places}; place++) {
    SILICNN_NOUNROLL
    for (int c = 0; c < ${channels}; c++) {
      SILICNN_PIPELINE
      ${type} word = 0;
<#list sources as source>
      if (c >= ${source.first} && c < ${source.end}) {
        word = ${source.name}.read();
      }
</#list>
      output.write(word);
    }
  }
}
