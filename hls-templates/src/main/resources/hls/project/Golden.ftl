<#-- page: org.silicnn.emit.page.project.GoldenPage -->
// Images and the answers of the bit-accurate simulator for model ${hash}.
#include <stdint.h>

static const int golden_count = ${count};
static const ${inputType} golden_images[${inputSize}] = {
<#list inputLines as line>
    ${line}
</#list>
};
static const ${outputType} golden_scores[${outputSize}] = {
<#list outputLines as line>
    ${line}
</#list>
};
