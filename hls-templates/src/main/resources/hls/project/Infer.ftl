<#-- page: org.silicnn.emit.page.project.InferPage -->
// The accelerator as a plain function over bytes, as they travel on the wire: little endian, no padding between words.
#include <stdint.h>

#include "${top}.h"
<#if memories?has_content>
#include "memories.h"
</#if>

extern "C" void silicnn_infer(const unsigned char* input, unsigned char* output) {
  hls::stream<${inputType}> image;
  hls::stream<${outputType}> scores;
  for (int i = 0; i < ${inputWords}; i++) {
    uint64_t word = 0;
    for (int b = 0; b < ${inputBytes}; b++) {
      word |= (uint64_t)input[i * ${inputBytes} + b] << (8 * b);
    }
    image.write((${inputType})word);
  }
  ${top}(image, scores<#list memories as memory>, ${memory.name}</#list>);
  for (int i = 0; i < ${outputWords}; i++) {
    const uint64_t word = (uint64_t)scores.read();
    for (int b = 0; b < ${outputBytes}; b++) {
      output[i * ${outputBytes} + b] = (unsigned char)(word >> (8 * b));
    }
  }
}
