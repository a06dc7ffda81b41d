<#-- page: org.silicnn.emit.page.layer.UpsamplePage -->
// ${title}
// ${lines} x ${columns} places are held: what is repeated as a whole.
#include "silicnn_tool.h"
#include "${word.header}"

static void ${function}(hls::stream<${word.name}>& input, hls::stream<${word.name}>& output) {
  ${word.name} held[${lines}][${columns}][${words}];
  SILICNN_NOUNROLL
  for (int block = 0; block < ${blocks}; block++) {
    SILICNN_NOUNROLL
    for (int block_time = 0; block_time < ${blockTimes}; block_time++) {
      SILICNN_NOUNROLL
      for (int y = 0; y < ${lines}; y++) {
        SILICNN_NOUNROLL
        for (int line_time = 0; line_time < ${lineTimes}; line_time++) {
          SILICNN_NOUNROLL
          for (int x = 0; x < ${columns}; x++) {
            SILICNN_NOUNROLL
            for (int column_time = 0; column_time < ${columnTimes}; column_time++) {
              SILICNN_NOUNROLL
              for (int c = 0; c < ${words}; c++) {
                SILICNN_PIPELINE
                ${word.name} word = 0;
                if (block_time == 0 && line_time == 0 && column_time == 0) {
                  word = input.read();
                  held[y][x][c] = word;
                } else {
                  word = held[y][x][c];
                }
                output.write(word);
              }
            }
          }
        }
      }
    }
  }
}
