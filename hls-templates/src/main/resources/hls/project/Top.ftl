<#-- page: org.silicnn.emit.page.project.TopPage -->
// ${title}
// Written by silicnn ${version} for model ${hash}. Edits are lost when the network is compiled again.
//
// input:  ${image.words} words of ${image.word.elements} ${image.word.element}, order height, width, channel
// output: ${scores.words} words of ${scores.word.elements} ${scores.word.element}
#include "${top}.h"

<#list stages as stage>
#include "${stage.function}.h"
</#list>

extern "C" void ${top}(hls::stream<${image.word.name}>& image, hls::stream<${scores.word.name}>& scores<#list memories as memory>, const uint64_t ${memory.name}[${memory.words}]</#list>) {
#ifndef SILICNN_PORTABLE
#pragma HLS interface mode=axis port=image depth=${image.words}
#pragma HLS interface mode=axis port=scores depth=${scores.words}
<#list memories as memory>
#pragma HLS interface mode=m_axi port=${memory.name} offset=direct bundle=${memory.name}
</#list>
#pragma HLS dataflow
#endif
<#list channels as channel>
  hls::stream<${channel.type}> ${channel.name};
</#list>
#ifndef SILICNN_PORTABLE
<#list channels as channel>
#pragma HLS stream variable=${channel.name} depth=${channel.depth}
</#list>
#endif
<#list stages as stage>
  ${stage.function}(${stage.streams});
</#list>
}
