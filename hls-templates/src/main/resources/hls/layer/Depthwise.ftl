<#-- page: org.silicnn.emit.page.layer.DepthwisePage -->
// ${title}
// ${folding}
// While the sums of one fold are added up, those of the one before go out.
#include "silicnn_fixed.h"
#include "silicnn_tool.h"
#include "${inputWord.header}"
#include "${outputWord.header}"
#include "weights/${function}.h"

static void ${function}(hls::stream<${inputWord.name}>& input, hls::stream<${outputWord.name}>& output) {
  ${sumType} sums[${pe}] = {};
  ${sumType} done[${pe}] = {};
  SILICNN_PARTITION(sums, 1)
  SILICNN_PARTITION(done, 1)
  SILICNN_PARTITION(${function}_weights, 1)
  SILICNN_PARTITION(${function}_bias, 1)
  int pending = 0;
<#if hasTables>  int done_first = 0;
</#if>  SILICNN_NOUNROLL
  for (int place = 0; place < ${places}; place++) {
    SILICNN_NOUNROLL
    for (int fold = 0; fold < ${folds}; fold++) {
      SILICNN_NOUNROLL
      for (int turn = 0; turn < ${turns}; turn++) {
        SILICNN_PIPELINE
        if (turn < ${taps}) {
          const ${inputWord.name} word = input.read();
          SILICNN_UNROLL_NEXT
          for (int p = 0; p < ${pe}; p++) {
            SILICNN_UNROLL_THIS
            const ${sumType} sum = turn == 0 ? (${sumType})${function}_bias[p][fold] : sums[p];
            const ${sumType} value = (${sumType})silicnn_get<${inputWord.element}>(word, p * ${inputWord.elementBits})<#if zeroPoint??> - ${zeroPoint}</#if>;
            sums[p] = sum + (${sumType})${function}_weights[p][fold * ${taps} + turn] * value;
          }
        }
        if (turn < pending) {
          ${outputWord.name} result = 0;
          SILICNN_UNROLL_NEXT
          for (int l = 0; l < ${outputWord.elements}; l++) {
            SILICNN_UNROLL_THIS
<#if hasTables>            const int o = done_first + turn * ${outputWord.elements} + l;
</#if>            const ${sumType} sum = done[turn * ${outputWord.elements} + l];
            silicnn_put<${outputWord.element}>(result, l * ${outputWord.elementBits}, ${result});
          }
          output.write(result);
        }
        if (turn == ${turns} - 1) {
          SILICNN_UNROLL_NEXT
          for (int p = 0; p < ${pe}; p++) {
            SILICNN_UNROLL_THIS
            done[p] = sums[p];
          }
          pending = fold == ${folds} - 1 ? ${lastWordsOut} : ${wordsOut};
<#if hasTables>          done_first = fold * ${pe};
</#if>        }
      }
    }
  }
  SILICNN_NOUNROLL
  for (int turn = 0; turn < ${lastWordsOut}; turn++) {
    SILICNN_PIPELINE
    ${outputWord.name} result = 0;
    SILICNN_UNROLL_NEXT
    for (int l = 0; l < ${outputWord.elements}; l++) {
      SILICNN_UNROLL_THIS
<#if hasTables>      const int o = done_first + turn * ${outputWord.elements} + l;
</#if>      const ${sumType} sum = done[turn * ${outputWord.elements} + l];
      silicnn_put<${outputWord.element}>(result, l * ${outputWord.elementBits}, ${result});
    }
    output.write(result);
  }
}
