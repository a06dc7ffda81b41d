<#-- page: org.silicnn.emit.page.layer.LoadPage -->
// ${title}
#include "silicnn_tool.h"

static void ${function}(const uint64_t memory[${words}], hls::stream<uint64_t>& output) {
  SILICNN_NOUNROLL
  for (int round = 0; round < ${rounds}; round++) {
    SILICNN_NOUNROLL
    for (int i = 0; i < ${words}; i++) {
      SILICNN_PIPELINE
      output.write(memory[i]);
    }
  }
}
