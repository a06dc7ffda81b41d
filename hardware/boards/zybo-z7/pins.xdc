# Pins of the Digilent Zybo Z7; where each comes from stands in board.json.
set_property -dict {PACKAGE_PIN K17 IOSTANDARD LVCMOS33} [get_ports clk]
set_property -dict {PACKAGE_PIN Y17 IOSTANDARD LVCMOS33} [get_ports rxd]
set_property -dict {PACKAGE_PIN T17 IOSTANDARD LVCMOS33} [get_ports txd]
set_property -dict {PACKAGE_PIN M14 IOSTANDARD LVCMOS33} [get_ports led]
create_clock -name clk -period 8 [get_ports clk]

# The UART and the LED keep no phase to the clock.
set_false_path -from [get_ports rxd]
set_false_path -to [get_ports {txd led}]

set_property CFGBVS VCCO [current_design]
set_property CONFIG_VOLTAGE 3.3 [current_design]
