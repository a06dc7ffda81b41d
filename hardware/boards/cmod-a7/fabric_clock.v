// 12 MHz to 100 MHz: 12 x 62.5 = 750 MHz inside the MMCM (it wants 600 to 1200), / 7.5.
module fabric_clock (
    input  wire pin,
    output wire clk,
    output wire ready
);
    wire feedback, fast;

    MMCME2_BASE #(
        .CLKIN1_PERIOD(83.333), .DIVCLK_DIVIDE(1), .CLKFBOUT_MULT_F(62.5), .CLKOUT0_DIVIDE_F(7.5)
    ) mmcm (
        .CLKIN1(pin), .CLKFBIN(feedback), .CLKFBOUT(feedback), .CLKOUT0(fast), .LOCKED(ready), .RST(1'b0), .PWRDWN(1'b0)
    );

    BUFG buffer (.I(fast), .O(clk));
endmodule
