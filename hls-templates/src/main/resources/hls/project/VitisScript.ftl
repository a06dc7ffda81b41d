<#-- page: org.silicnn.emit.page.project.VitisScriptPage -->
# Started in build/: vitis_hls -f ../hls/vitis_hls.tcl; from 2024.1 on vitis-run --mode hls --tcl ../hls/vitis_hls.tcl
set root [file normalize [file join [file dirname [info script]] ..]]
open_project -reset vitis
set_top ${top}
add_files [file join $root src ${top}.cpp] -cflags "-I[file join $root src]"
add_files -tb [file join $root csim testbench.cpp] -cflags "-I[file join $root src] -I[file join $root csim]"
<#list files as file>
add_files -tb [file join $root csim ${file}]
</#list>
open_solution -reset solution -flow_target vivado
set_part ${part}
create_clock -period ${clockPeriod} -name default
# A stage that waits for input must not hold back the output that it has already computed.
config_compile -pipeline_style flp
# The tool chooses what makes a product; this puts each of them into a DSP slice, however narrow it is:
# config_op mul -impl dsp
csim_design
csynth_design
cosim_design
export_design -format ip_catalog
exit
