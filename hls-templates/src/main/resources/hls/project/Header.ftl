<#-- page: org.silicnn.emit.page.project.HeaderPage -->
// ${title}
#ifndef ${guard}
#define ${guard}

#include "silicnn_tool.h"
#include "${image.word.header}"
#include "${scores.word.header}"

#define ${guard}_INPUTS ${image.words}
#define ${guard}_OUTPUTS ${scores.words}

// Reads one image, writes one result: words of ${image.word.elements} and of ${scores.word.elements} values, the first in the lowest bits.
extern "C" void ${top}(hls::stream<${image.word.name}>& image, hls::stream<${scores.word.name}>& scores<#list memories as memory>, const uint64_t ${memory.name}[${memory.words}]</#list>);

#endif
