<#-- page: org.silicnn.emit.page.project.TestbenchPage -->
// Feeds the golden images back to back and compares every value. Exit status 0 means that all are equal.
#include <cstdio>

#include "${top}.h"
#include "golden.h"
<#if memories?has_content>
#include "memories.h"
</#if>

int main() {
  int mismatches = 0;
  hls::stream<${image.word.name}> image;
  hls::stream<${scores.word.name}> scores;
  for (int n = 0; n < golden_count; n++) {
    SILICNN_NOUNROLL
    for (int i = 0; i < ${image.words}; i++) {
      ${image.word.name} word = 0;
      SILICNN_NOUNROLL
      for (int l = 0; l < ${image.word.elements}; l++) {
        silicnn_put<${image.word.element}>(word, l * ${image.word.elementBits}, golden_images[n * ${image.values} + i * ${image.word.elements} + l]);
      }
      image.write(word);
    }
    ${top}(image, scores<#list memories as memory>, ${memory.name}</#list>);
    SILICNN_NOUNROLL
    for (int i = 0; i < ${scores.words}; i++) {
      const ${scores.word.name} word = scores.read();
      SILICNN_NOUNROLL
      for (int l = 0; l < ${scores.word.elements}; l++) {
        const int v = i * ${scores.word.elements} + l;
        const ${scores.word.element} actual = silicnn_get<${scores.word.element}>(word, l * ${scores.word.elementBits});
        const ${scores.word.element} expected = golden_scores[n * ${scores.values} + v];
        if (actual != expected) {
          std::printf("mismatch: image %d value %d is %lld, must be %lld\n", n, v, (long long)actual, (long long)expected);
          mismatches++;
        }
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
    std::printf("FAILED: %d values differ over %d images\n", mismatches, golden_count);
    return 1;
  }
  std::printf("PASSED: %d images, every value equal to the simulator's\n", golden_count);
  return 0;
}
