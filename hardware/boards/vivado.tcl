# vivado -mode batch -source vivado.tcl -tclargs PART CONSTRAINTS INCLUDE_DIR SOURCE...
# Bitstream and reports in the current folder. Fails if the clock is missed.
set part [lindex $argv 0]
set constraints [lindex $argv 1]
set include [lindex $argv 2]

read_verilog [lrange $argv 3 end]
read_xdc $constraints
synth_design -top board_top -part $part -include_dirs $include
opt_design
place_design
phys_opt_design
route_design
report_utilization -file utilization.txt
report_timing_summary -file timing.txt
set slack [get_property SLACK [get_timing_paths -max_paths 1 -nworst 1 -setup]]
if {$slack < 0} {
    puts "ERROR: the clock is missed by [expr {-$slack}] ns; see timing.txt. Lower the accelerator's folding or its clock."
    exit 1
}
write_bitstream -force board.bit
puts "board.bit is ready, setup slack $slack ns"
