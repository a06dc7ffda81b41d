<#-- page: org.silicnn.emit.page.project.VitisConfigPage -->
# Vitis 2024.1 and later, started in this folder:
#   v++ -c --mode hls --config vitis.cfg --work_dir ../build/vitis
#   vitis-run --mode hls --csim --config vitis.cfg --work_dir ../build/vitis
#   vitis-run --mode hls --cosim --config vitis.cfg --work_dir ../build/vitis
part=${part}

[hls]
clock=${clockPeriod}ns
flow_target=vivado
syn.top=${top}
syn.file=../src/${top}.cpp
syn.cflags=-I../src
syn.compile.pipeline_style=flp
tb.file=../csim/testbench.cpp
<#list files as file>
tb.file=../csim/${file}
</#list>
tb.cflags=-I../src -I../csim
package.output.format=ip_catalog
package.output.syn=true
