<#-- page: org.silicnn.emit.page.layer.ConstantsPage -->
// ${title}
#include <stdint.h>

<#list tables as table>
static const ${table.type} ${table.name}[${table.size}] = {
<#list table.lines as line>
    ${line}
</#list>
};
</#list>
