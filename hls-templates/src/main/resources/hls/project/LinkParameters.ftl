<#-- page: org.silicnn.emit.page.project.LinkParametersPage -->
# The serial link around ${top}: sizes in bytes, and what ${board} can do. What 'make bitstream LINK="KEY=VALUE ..."'
# says goes before this; TIMEOUT is in clocks.
N_IN=${inputSize}
N_OUT=${outputSize}
OUT_TYPE=${outputType}
MODEL_HASH=${hash}
CLOCK_KHZ=${clockKhz}
BAUD=${baud}
SLOTS=${slots}
TIMEOUT=${timeout}
