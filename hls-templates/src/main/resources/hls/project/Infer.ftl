<#-- page: org.silicnn.emit.page.project.InferPage -->
// The accelerator as a plain function over bytes, as they travel on the wire: little endian, no padding between values.
#include <stdint.h>

#include "${top}.h"
<#if memories?has_content>
#include "memories.h"
</#if>

extern "C" void silicnn_infer(const unsigned char* input, unsigned char* output) {
  hls::stream<${image.word.name}> image;
  hls::stream<${scores.word.name}> scores;
  for (int i = 0; i < ${image.words}; i++) {
    ${image.word.name} word = 0;
    for (int l = 0; l < ${image.word.elements}; l++) {
      uint64_t value = 0;
      for (int b = 0; b < ${inputBytes}; b++) {
        value |= (uint64_t)*input++ << (8 * b);
      }
      silicnn_put<${image.word.element}>(word, l * ${image.word.elementBits}, (${image.word.element})value);
    }
    image.write(word);
  }
  ${top}(image, scores<#list memories as memory>, ${memory.name}</#list>);
  for (int i = 0; i < ${scores.words}; i++) {
    const ${scores.word.name} word = scores.read();
    for (int l = 0; l < ${scores.word.elements}; l++) {
      const uint64_t value = (uint64_t)silicnn_get<${scores.word.element}>(word, l * ${scores.word.elementBits});
      for (int b = 0; b < ${outputBytes}; b++) {
        *output++ = (unsigned char)(value >> (8 * b));
      }
    }
  }
}
