<#-- page: org.silicnn.emit.page.layer.ConstantsPage -->
// ${title}
#include <stdint.h>

<#list tables as table>
static const ${table.type} ${table.name}<#list table.extents as extent>[${extent}]</#list> = {
<#list table.lines as line>
    ${line}
</#list>
};
</#list>
