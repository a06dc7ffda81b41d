<#-- page: org.silicnn.emit.page.project.VitisScriptPage -->
# Vitis HLS 2020.2 to 2023.x: vitis_hls -f ../hls/vitis_hls.tcl, started in build/.
set root [file normalize [file join [file dirname [info script]] ..]]
open_project -reset vitis
set_top ${top}
add_files [file join $root src ${top}.cpp] -cflags "-I[file join $root src]"
add_files -tb [file join $root csim testbench.cpp] -cflags "-I[file join $root src] -I[file join $root csim]"
open_solution -reset solution -flow_target vivado
set_part ${part}
create_clock -period ${clockPeriod} -name default
csim_design
csynth_design
cosim_design
export_design -format ip_catalog
exit
