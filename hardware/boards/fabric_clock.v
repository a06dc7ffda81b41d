// The board's oscillator as it is. A board that needs another clock has a fabric_clock.v of its own.
module fabric_clock (
    input  wire pin,
    output wire clk,
    output wire ready
);
    assign clk   = pin;
    assign ready = 1'b1;
endmodule
