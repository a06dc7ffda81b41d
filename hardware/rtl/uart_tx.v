// UART transmitter, 8 data bits, no parity, 1 stop bit. valid/ready: a byte is taken in a clock where both are high.
// The pin is a flip-flop of its own, so it carries no glitches.
module uart_tx #(
    parameter CLOCKS_PER_BIT = 12 // >= 4
) (
    input  wire       clk,
    input  wire       rst,
    input  wire [7:0] data,
    input  wire       valid,
    output wire       ready,
    output wire       txd
);
    `include "clog2.vh"

    localparam TIMER_BITS = clog2(CLOCKS_PER_BIT);
    localparam [TIMER_BITS-1:0] BIT_LOAD = CLOCKS_PER_BIT - 1;

    // Start bit at the bottom, stop bit on top, zeros follow. The stop bit is the last 1: when nothing but it is left,
    // the byte is out, and holding it there is the idle line.
    reg [9:0]            shift;
    reg [TIMER_BITS-1:0] timer;
    wire                 last   = shift[9:1] == 0;
    wire                 expire = timer == 0;

    // High from the first clock after configuration: a low before the reset would reach the host as a stray byte.
    initial shift = 10'd1;

    assign txd   = shift[0];
    assign ready = last & expire;

    always @(posedge clk)
        if (rst) begin
            shift <= 10'd1;
            timer <= 0;
        end else if (!expire)
            timer <= timer - 1'b1;
        else if (!last) begin
            shift <= shift >> 1;
            timer <= BIT_LOAD;
        end else if (valid) begin
            shift <= {1'b1, data, 1'b0};
            timer <= BIT_LOAD;
        end
endmodule
