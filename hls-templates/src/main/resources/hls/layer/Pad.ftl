<#-- page: org.silicnn.emit.page.layer.PadPage -->
// ${title}
#include "silicnn_tool.h"
#include "${word.header}"

static void ${function}(hls::stream<${word.name}>& input, hls::stream<${word.name}>& output) {
  ${word.name} padding = 0;
  SILICNN_UNROLL_NEXT
  for (int l = 0; l < ${word.elements}; l++) {
    SILICNN_UNROLL_THIS
    silicnn_put<${word.element}>(padding, l * ${word.elementBits}, ${value});
  }
  SILICNN_NOUNROLL
  for (int z = 0; z < ${planes.extent}; z++) {
    const bool plane_inside = z >= ${planes.first} && z < ${planes.end};
    SILICNN_NOUNROLL
    for (int y = 0; y < ${rows.extent}; y++) {
      const bool row_inside = plane_inside && y >= ${rows.first} && y < ${rows.end};
      SILICNN_NOUNROLL
      for (int x = 0; x < ${columns.extent}; x++) {
        const bool place_inside = row_inside && x >= ${columns.first} && x < ${columns.end};
        SILICNN_NOUNROLL
        for (int c = 0; c < ${channels.extent}; c++) {
          SILICNN_PIPELINE
          ${word.name} word = padding;
          if (place_inside && c >= ${channels.first} && c < ${channels.end}) {
            word = input.read();
          }
          output.write(word);
        }
      }
    }
  }
}
