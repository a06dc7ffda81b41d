// COBS encoder: frame bytes in, line bytes out. A block is collected until a 00, the frame's end or 254 bytes, because
// its length goes before it; then it leaves at the line's pace, and meanwhile no input is taken.
//
// Frame side: a byte is taken where valid and ready are high; a clock with finish and ready ends the frame. Once high,
// ready stays high until something is taken.
module cobs_encoder #(
    parameter MAX_FRAME = 254 // longest frame in bytes; a short one makes the block buffer small
) (
    input  wire       clk,
    input  wire       rst,
    input  wire [7:0] data,
    input  wire       valid,
    input  wire       finish,
    output wire       ready,
    output wire [7:0] line_data,
    output wire       line_valid,
    input  wire       line_ready // low for several clocks after a byte was taken: time to read the block buffer
);
    `include "clog2.vh"

    localparam LONGEST = MAX_FRAME < 254 ? MAX_FRAME : 254;
    localparam BITS    = clog2(LONGEST + 2); // the code runs from 1 to LONGEST + 1
    localparam [BITS-1:0] ONE  = 1;
    localparam [BITS-1:0] LAST = LONGEST[BITS-1:0]; // address of a full block's last byte

    localparam [1:0] FILL = 2'd0, CODE = 2'd1, COPY = 2'd2, DELIMITER = 2'd3;

    reg [1:0]      state;
    reg [BITS-1:0] code;      // bytes in the block + 1: what COBS writes before it, and the next free address
    reg [BITS-1:0] place;     // next byte to leave
    reg            finishing; // this block is the frame's last
    reg            after_full; // the block before was full: if nothing follows it, nothing is written

    (* no_rw_check *) reg [7:0] block [0:(1 << BITS) - 1]; // never read while it is written
    reg [7:0] block_byte;
    wire      append = ready & valid & (data != 8'h00);

    always @(posedge clk) begin
        if (append) block[code] <= data;
        block_byte <= block[place];
    end

    /* verilator lint_off UNUSEDSIGNAL */ // the ninth bit only keeps the padding legal when BITS is 8
    wire [8:0] code_wide = {{(9 - BITS){1'b0}}, code};
    /* verilator lint_on UNUSEDSIGNAL */

    assign ready      = state == FILL;
    assign line_valid = state != FILL;
    assign line_data  = state == CODE ? code_wide[7:0] : state == COPY ? block_byte : 8'h00;

    wire block_sent = place == code;

    always @(posedge clk)
        if (rst) begin
            state      <= FILL;
            code       <= ONE;
            finishing  <= 1'b0;
            after_full <= 1'b0;
        end else case (state)
            FILL: begin
                place <= ONE;
                if (valid) begin
                    after_full <= append & (LONGEST == 254) & (code == LAST);
                    if (append) code <= code + ONE;
                    if (!append | ((LONGEST == 254) & (code == LAST))) state <= CODE;
                end else if (finish) begin
                    finishing <= 1'b1;
                    state     <= after_full ? DELIMITER : CODE;
                end
            end
            CODE, COPY:
                if (block_sent & (state == COPY | line_ready)) begin
                    code  <= ONE;
                    state <= finishing ? DELIMITER : FILL;
                end else if (line_ready) begin
                    if (state == COPY) place <= place + ONE;
                    state <= COPY;
                end
            default:
                if (line_ready) begin
                    finishing  <= 1'b0;
                    after_full <= 1'b0;
                    state      <= FILL;
                end
        endcase
endmodule
