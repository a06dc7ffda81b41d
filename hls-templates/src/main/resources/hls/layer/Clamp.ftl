<#-- page: org.silicnn.emit.page.layer.ClampPage -->
// ${title}
#include "silicnn_fixed.h"
#include "silicnn_tool.h"

static void ${function}(hls::stream<${type}>& input, hls::stream<${type}>& output) {
  SILICNN_NOUNROLL
  for (int i = 0; i < ${words}; i++) {
    SILICNN_PIPELINE
    output.write(silicnn_clamp<${type}>(input.read(), ${low}, ${high}));
  }
}
