<#-- page: org.silicnn.emit.page.layer.MatrixVectorPage -->
// ${title}
// ${folding}
// While the sums of one place are added up, the inputs of the next come in and the last sums go out.
#include "silicnn_fixed.h"
#include "silicnn_tool.h"
#include "${inputWord.header}"
#include "${outputWord.header}"
#include "silicnn_intake.h"
#include "silicnn_pair.h"
#include "weights/${function}.h"

static void ${function}(hls::stream<${inputWord.name}>& input, hls::stream<${outputWord.name}>& output) {
  ${inputWord.element} values[2][${valueRows}][${simd}];
  ${sumType} sums[${pe}] = {};
  ${sumType} done[${pe}] = {};
  SILICNN_PARTITION(values, 3)
  SILICNN_PARTITION(sums, 1)
  SILICNN_PARTITION(done, 1)
  SILICNN_RESHAPE(${function}_weights, 3)
  SILICNN_PARTITION(${function}_weights, 1)
  SILICNN_PARTITION(${function}_bias, 1)
  silicnn_intake<${inputWord.elements}, ${groupWords}, ${chunks}, ${valueRows}, ${simd}> intake;
  SILICNN_NOUNROLL
  for (int i = 0; i < ${words}; i++) {
    SILICNN_PIPELINE
    intake.take(values, 0, input.read());
  }
  int half = 0;
  int pending = 0;
<#if hasTables>  int done_first = 0;
</#if>  int arrived = ${arrivedAtFirst};
<#if hasTables>  int first = 0;
</#if>  int group_fold = 0;
  int group_chunk = 0;
  SILICNN_NOUNROLL
  for (int place = 0; place < ${places}; place++) {
    SILICNN_NOUNROLL
    for (int fold = 0; fold < ${folds}; fold++) {
      SILICNN_NOUNROLL
      for (int turn = 0; turn < ${turns}; turn++) {
        SILICNN_PIPELINE
        if (arrived < ${words}) {
          intake.take(values, 1 - half, input.read());
          arrived++;
        }
        if (turn < ${chunks}) {
<#if pairs??>          silicnn_add_pairs(sums, ${function}_weights, fold * ${chunks} + turn, values[half][group_chunk + turn], ${pairs.zeroPoint}, turn < ${chunks} - 1 ? ${simd} : ${pairs.lastProducts}, ${function}_bias, fold, turn == 0);
<#else>          SILICNN_UNROLL_NEXT
          for (int p = 0; p < ${pe}; p++) {
            SILICNN_UNROLL_THIS
            ${sumType} sum = turn == 0 ? (${sumType})${function}_bias[p][fold] : sums[p];
            SILICNN_UNROLL_NEXT
            for (int l = 0; l < ${simd}; l++) {
              SILICNN_UNROLL_THIS
              <#if lastChunk??>if (turn < ${chunks} - 1 || l < ${lastChunk}) </#if>sum += (${sumType})${function}_weights[p][fold * ${chunks} + turn][l] * ((${sumType})values[half][group_chunk + turn][l]<#if zeroPoint??> - ${zeroPoint}</#if>);
            }
            sums[p] = sum;
          }
</#if>        }
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
<#if hasTables>          done_first = first;
</#if>          if (group_fold == ${groupFolds} - 1) {
            pending = ${lastWordsOut};
<#if hasTables>            first += ${lastChannels};
</#if>            group_fold = 0;
            group_chunk += ${chunks};
          } else {
            pending = ${wordsOut};
<#if hasTables>            first += ${pe};
</#if>            group_fold++;
          }
          if (fold == ${folds} - 1) {
            half = 1 - half;
<#if hasTables>            first = 0;
</#if>            group_chunk = 0;
            arrived = place == ${places} - 2 ? ${words} : 0;
          }
        }
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
