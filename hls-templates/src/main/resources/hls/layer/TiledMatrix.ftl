<#-- page: org.silicnn.emit.page.layer.TiledMatrixPage -->
// ${title}
// ${folding}
// While a block of weights is used place by place, the next comes in, as does the next tile, and the last tile's sums go out.
#include "silicnn_fixed.h"
#include "silicnn_tool.h"
#include "${inputWord.header}"
#include "${outputWord.header}"
#include "silicnn_intake.h"
#include "silicnn_tile.h"
#include "weights/${function}.h"

static void ${function}(hls::stream<${inputWord.name}>& input, hls::stream<uint64_t>& memory, hls::stream<${outputWord.name}>& output) {
  ${inputWord.element} values[2][${valueRows}][${simd}];
  ${weight} weights[2][${loadWeights}];
  ${sumType} sums[${tile}][${pe}];
  ${sumType} done[2][${sumRows}][${pe}];
  SILICNN_PARTITION(values, 3)
  SILICNN_PARTITION(weights, 1)
  SILICNN_PARTITION(weights, 2)
  SILICNN_PARTITION(sums, 2)
  SILICNN_PARTITION(done, 3)
  SILICNN_PARTITION(${function}_bias, 1)
  silicnn_intake<${inputWord.elements}, ${groupWords}, ${chunks}, ${valueRows}, ${simd}> intake;
  silicnn_loads<${loads}, ${loadWords}, ${span}> loads;
  silicnn_outlet<${folds}, ${groupFolds}, ${wordsOut}, ${lastWordsOut}, ${pe}, ${lastChannels}> outlet;
  SILICNN_NOUNROLL
  for (int i = 0; i < ${tileWords}; i++) {
    SILICNN_PIPELINE
    intake.take(values, 0, input.read());
  }
  SILICNN_NOUNROLL
  for (int i = 0; i < ${loadWords}; i++) {
    SILICNN_PIPELINE
    silicnn_lay_down<${weightBits}>(weights, 0, i, memory.read());
  }
  int half = 0;
  int arrived = ${arrivedAtFirst};
  int pending = 0;
  int group_fold = 0;
  int group_chunk = 0;
  SILICNN_NOUNROLL
  for (int tile = 0; tile < ${tiles}; tile++) {
    SILICNN_NOUNROLL
    for (int fold = 0; fold < ${folds}; fold++) {
      SILICNN_NOUNROLL
      for (int chunk = 0; chunk < ${chunks}; chunk++) {
        SILICNN_NOUNROLL
        for (int beat = 0; beat < ${beats}; beat++) {
          SILICNN_PIPELINE
          if (arrived < ${tileWords}) {
            intake.take(values, 1 - half, input.read());
            arrived++;
          }
          if (loads.arrived < ${loadWords}) {
            silicnn_lay_down<${weightBits}>(weights, 1 - loads.half, loads.arrived, memory.read());
            loads.arrived++;
          }
          if (beat < ${tile}) {
            SILICNN_UNROLL_NEXT
            for (int p = 0; p < ${pe}; p++) {
              SILICNN_UNROLL_THIS
              ${sumType} sum = chunk == 0 ? (${sumType})${function}_bias[p][fold] : sums[beat][p];
              SILICNN_UNROLL_NEXT
              for (int l = 0; l < ${simd}; l++) {
                SILICNN_UNROLL_THIS
                <#if lastChunk??>if (chunk < ${chunks} - 1 || l < ${lastChunk}) </#if>sum += (${sumType})weights[loads.half][loads.block * ${block} + p * ${simd} + l] * ((${sumType})values[half][beat * ${placeRows} + group_chunk + chunk][l]<#if zeroPoint??> - ${zeroPoint}</#if>);
              }
              sums[beat][p] = sum;
              if (chunk == ${chunks} - 1) done[half][beat * ${folds} + fold][p] = sum;
            }
          }
          if (pending > 0) {
            ${outputWord.name} result = 0;
            SILICNN_UNROLL_NEXT
            for (int l = 0; l < ${outputWord.elements}; l++) {
              SILICNN_UNROLL_THIS
<#if hasTables>              const int o = outlet.first + outlet.turn * ${outputWord.elements} + l;
</#if>              const ${sumType} sum = done[1 - half][outlet.row][outlet.turn * ${outputWord.elements} + l];
              silicnn_put<${outputWord.element}>(result, l * ${outputWord.elementBits}, ${result});
            }
            output.write(result);
            outlet.next();
            pending--;
          }
          if (beat == ${beats} - 1) {
            const bool fold_ends = chunk == ${chunks} - 1;
            const bool tile_ends = fold_ends && fold == ${folds} - 1;
            loads.next(tile_ends);
            if (fold_ends) {
              group_chunk = group_fold == ${groupFolds} - 1 ? group_chunk + ${chunks} : group_chunk;
              group_fold = group_fold == ${groupFolds} - 1 ? 0 : group_fold + 1;
            }
            if (tile_ends) {
              half = 1 - half;
              group_chunk = 0;
              arrived = tile == ${tiles} - 2 ? ${tileWords} : 0;
              pending = ${tileWordsOut};
              outlet.row = 0;
            }
          }
        }
      }
    }
  }
  SILICNN_NOUNROLL
  for (int i = 0; i < ${tileWordsOut}; i++) {
    SILICNN_PIPELINE
    ${outputWord.name} result = 0;
    SILICNN_UNROLL_NEXT
    for (int l = 0; l < ${outputWord.elements}; l++) {
      SILICNN_UNROLL_THIS
<#if hasTables>      const int o = outlet.first + outlet.turn * ${outputWord.elements} + l;
</#if>      const ${sumType} sum = done[1 - half][outlet.row][outlet.turn * ${outputWord.elements} + l];
      silicnn_put<${outputWord.element}>(result, l * ${outputWord.elementBits}, ${result});
    }
    output.write(result);
    outlet.next();
  }
}
