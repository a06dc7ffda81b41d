# Pins of the Digilent Arty A7; where each comes from stands in board.json.
set_property -dict {PACKAGE_PIN E3 IOSTANDARD LVCMOS33} [get_ports clk]
set_property -dict {PACKAGE_PIN A9 IOSTANDARD LVCMOS33} [get_ports rxd]
set_property -dict {PACKAGE_PIN D10 IOSTANDARD LVCMOS33} [get_ports txd]
set_property -dict {PACKAGE_PIN H5 IOSTANDARD LVCMOS33} [get_ports led]
create_clock -name clk -period 10 [get_ports clk]

# The UART and the LED keep no phase to the clock.
set_false_path -from [get_ports rxd]
set_false_path -to [get_ports {txd led}]

set_property CFGBVS VCCO [current_design]
set_property CONFIG_VOLTAGE 3.3 [current_design]
set_property BITSTREAM.GENERAL.COMPRESS TRUE [current_design]
