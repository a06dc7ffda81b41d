// What every board needs around silicnn_top: its clock, a reset at power-up, a LED that shows work.
module silicnn_board #(
    parameter        N_IN           = 784,
    parameter        N_OUT          = 10,
    parameter [7:0]  OUT_TYPE       = 8'h81,
    parameter [63:0] MODEL_HASH     = 64'h0,
    parameter        CLOCKS_PER_BIT = 12,
    parameter        CLOCK_KHZ      = 12000,
    parameter        SLOTS          = 2,
    parameter        TIMEOUT        = 12000000,
    parameter        LED_LOW        = 0          // 1: the LED shines on a low
) (
    input  wire clk,
    input  wire rxd,
    output wire txd,
    output wire led
);
    wire fabric, ready, busy;

    fabric_clock clock (.pin(clk), .clk(fabric), .ready(ready));

    // Registers start at 0 in every FPGA here. 64 clocks are also more than iCE40 block RAMs need after configuration
    // before they read as initialised.
    reg [6:0] waited = 7'd0;
    always @(posedge fabric)
        if (!waited[6]) waited <= waited + {6'd0, ready};

    silicnn_top #(
        .N_IN(N_IN), .N_OUT(N_OUT), .OUT_TYPE(OUT_TYPE), .MODEL_HASH(MODEL_HASH), .CLOCKS_PER_BIT(CLOCKS_PER_BIT),
        .CLOCK_KHZ(CLOCK_KHZ), .SLOTS(SLOTS), .TIMEOUT(TIMEOUT)
    ) top (.clk(fabric), .rst(~waited[6]), .rxd(rxd), .txd(txd), .busy(busy));

    assign led = LED_LOW != 0 ? ~busy : busy;
endmodule
