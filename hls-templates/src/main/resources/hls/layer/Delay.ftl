<#-- page: org.silicnn.emit.page.layer.DelayPage -->
// ${title}
// The words wait in the stream in front where the tool makes it deep enough, else in a ring here. Its tables say after
// how many words in how many go out; in that order no stage waits for ever.
#include "silicnn_tool.h"
#include "${word.header}"
#include "weights/${function}.h"

static void ${function}(hls::stream<${word.name}>& input, hls::stream<${word.name}>& output) {
#ifdef SILICNN_SHALLOW_STREAMS
  ${word.name} ring[${ring}];
  int head = 0;
  int tail = 0;
  SILICNN_NOUNROLL
  for (int swing = 0; swing < ${swings}; swing++) {
    SILICNN_NOUNROLL
    for (int turn = 0; turn < ${function}_times[swing]; turn++) {
      SILICNN_NOUNROLL
      for (int i = 0; i < ${function}_in[swing]; i++) {
        SILICNN_PIPELINE
        ring[head] = input.read();
        head = head == ${ring} - 1 ? 0 : head + 1;
      }
      SILICNN_NOUNROLL
      for (int i = 0; i < ${function}_out[swing]; i++) {
        SILICNN_PIPELINE
        output.write(ring[tail]);
        tail = tail == ${ring} - 1 ? 0 : tail + 1;
      }
    }
  }
#else
  SILICNN_NOUNROLL
  for (int i = 0; i < ${words}; i++) {
    SILICNN_PIPELINE
    output.write(input.read());
  }
#endif
}
