<#-- page: org.silicnn.emit.page.project.TestbenchPage -->
// Feeds the golden images back to back and compares every word. Exit status 0 means that all words are equal.
#include <cstdio>

#include "${top}.h"
#include "golden.h"
<#if memories?has_content>
#include "memories.h"
</#if>

int main() {
  int mismatches = 0;
  hls::stream<${inputType}> image;
  hls::stream<${outputType}> scores;
  for (int n = 0; n < golden_count; n++) {
    SILICNN_NOUNROLL
    for (int i = 0; i < ${inputWords}; i++) {
      image.write(golden_images[n * ${inputWords} + i]);
    }
    ${top}(image, scores<#list memories as memory>, ${memory.name}</#list>);
    SILICNN_NOUNROLL
    for (int i = 0; i < ${outputWords}; i++) {
      const ${outputType} actual = scores.read();
      const ${outputType} expected = golden_scores[n * ${outputWords} + i];
      if (actual != expected) {
        std::printf("mismatch: image %d word %d is %lld, must be %lld\n", n, i, (long long)actual, (long long)expected);
        mismatches++;
      }
    }
#ifdef SILICNN_PORTABLE
    if (!image.empty() || !scores.empty()) {
      std::printf("mismatch: image %d left words in a stream\n", n);
      return 1;
    }
#endif
  }
  if (mismatches != 0) {
    std::printf("FAILED: %d words differ over %d images\n", mismatches, golden_count);
    return 1;
  }
  std::printf("PASSED: %d images, every word equal to the simulator's\n", golden_count);
  return 0;
}
