// UART receiver, 8 data bits, no parity, 1 stop bit.
//
// The pin passes two flip-flops against metastability, then a majority vote over three successive clocks, so a glitch
// of one clock can neither start a byte nor change a bit. A byte starts on a falling edge and is sampled once in the
// middle of each bit.
//
// Tolerance: the edge is seen up to one clock late, so bits are sampled between CLOCKS_PER_BIT/2 - 1 and CLOCKS_PER_BIT/2
// clocks into the bit. Early is better than late: the host may start its next byte before our stop bit is over.
//
// A stop bit that reads low raises framing_error together with valid. The next byte needs a falling edge, so a line held
// low (a break, or a host at a much lower rate) gives one byte 00 with framing_error and then nothing until it rises.
module uart_rx #(
    parameter CLOCKS_PER_BIT = 12 // >= 4
) (
    input  wire       clk,
    input  wire       rst,
    input  wire       rxd,
    output wire [7:0] data,          // stable while valid
    output reg        valid,         // one clock for each byte
    output reg        framing_error  // with valid: the stop bit was low
);
    `include "clog2.vh"

    localparam TIMER_BITS = clog2(CLOCKS_PER_BIT);
    localparam [TIMER_BITS-1:0] BIT_LOAD  = CLOCKS_PER_BIT - 1;
    // The first sample comes (CLOCKS_PER_BIT - 1) / 2 clocks after the clock in which the edge is seen; one of them is
    // spent on entering START.
    localparam [TIMER_BITS-1:0] HALF_LOAD = (CLOCKS_PER_BIT - 1) / 2 - 1;

    localparam [1:0] IDLE = 2'd0, START = 2'd1, DATA = 2'd2;

    reg [3:0] pin;
    wire line = (pin[1] & pin[2]) | (pin[2] & pin[3]) | (pin[1] & pin[3]);
    reg line_before;

    always @(posedge clk)
        if (rst) begin
            pin         <= 4'b1111;
            line_before <= 1'b1;
        end else begin
            pin         <= {pin[2:0], rxd};
            line_before <= line;
        end

    reg [1:0]            state;
    reg [TIMER_BITS-1:0] timer;
    reg [8:0]            shift; // the lowest 1 is a marker: in bit 0 it says that eight data bits are above it
    wire                 sample = timer == 0;

    assign data = shift[8:1];

    always @(posedge clk) begin
        valid         <= 1'b0;
        framing_error <= 1'b0;
        timer         <= state == IDLE ? HALF_LOAD : sample ? BIT_LOAD : timer - 1'b1;
        if (rst)
            state <= IDLE;
        else case (state)
            IDLE:
                if (line_before & ~line) state <= START;
            START:
                if (sample) begin
                    shift <= 9'h100;
                    state <= line ? IDLE : DATA; // high again: it was noise, not a start bit
                end
            default:
                if (sample) begin
                    if (shift[0]) begin // this sample is the stop bit
                        valid         <= 1'b1;
                        framing_error <= ~line;
                        state         <= IDLE;
                    end else
                        shift <= {line, shift[8:1]};
                end
        endcase
    end
endmodule
