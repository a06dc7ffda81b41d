<#-- page: org.silicnn.emit.page.layer.SlicePage -->
// ${title}
#include "silicnn_tool.h"
#include "${word.header}"

static void ${function}(hls::stream<${word.name}>& input, hls::stream<${word.name}>& output) {
  int next_plane = ${planes.first};
  SILICNN_NOUNROLL
  for (int z = 0; z < ${planes.extent}; z++) {
    const bool plane_taken = z == next_plane;
    next_plane = plane_taken && z < ${planes.last} ? z + ${planes.step} : next_plane;
    int next_row = ${rows.first};
    SILICNN_NOUNROLL
    for (int y = 0; y < ${rows.extent}; y++) {
      const bool row_taken = y == next_row;
      next_row = row_taken && y < ${rows.last} ? y + ${rows.step} : next_row;
      int next_column = ${columns.first};
      SILICNN_NOUNROLL
      for (int x = 0; x < ${columns.extent}; x++) {
        const bool column_taken = x == next_column;
        next_column = column_taken && x < ${columns.last} ? x + ${columns.step} : next_column;
        int next_channel = ${channels.first};
        SILICNN_NOUNROLL
        for (int c = 0; c < ${channels.extent}; c++) {
          SILICNN_PIPELINE
          const bool channel_taken = c == next_channel;
          next_channel = channel_taken && c < ${channels.last} ? c + ${channels.step} : next_channel;
          const ${word.name} word = input.read();
          if (plane_taken && row_taken && column_taken && channel_taken) {
            output.write(word);
          }
        }
      }
    }
  }
}
