<#-- page: org.silicnn.emit.page.project.HeaderPage -->
// ${title}
#ifndef ${guard}
#define ${guard}

#include "silicnn_tool.h"

#define ${guard}_INPUTS ${inputWords}
#define ${guard}_OUTPUTS ${outputWords}

// Reads one image, writes one result.
extern "C" void ${top}(hls::stream<${inputType}>& image, hls::stream<${outputType}>& scores<#list memories as memory>, const uint64_t ${memory.name}[${memory.words}]</#list>);

#endif
