// COBS decoder: line bytes in, frame bytes out in the same clock. 00 on the line ends a frame; every other byte is
// either a code (how many bytes until the next code) or data. Between two blocks stands a 00 the line doesn't carry,
// unless the first was a full block (code FF).
//
// It needs no timer to get back in step: whatever came before, the byte after a 00 starts a frame. Empty frames (extra
// 00s) are silent. A byte with a framing error spoils its frame; a break reads as 00 with a framing error, so it spoils
// the frame and ends it.
module cobs_decoder (
    input  wire       clk,
    input  wire       rst,
    input  wire [7:0] line_data,
    input  wire       line_valid,
    input  wire       line_error,  // with line_valid: framing error
    output wire [7:0] data,
    output wire       valid,       // one clock for each byte of the frame
    output wire       frame_end,   // one clock, never together with valid
    output wire       frame_bad    // with frame_end: the frame was cut or a byte in it was damaged
);
    reg [7:0] left;  // bytes to the next code byte, that one included; 1 = the next byte is a code
    reg       open;  // a byte has come since the last delimiter
    reg       zero;  // the next code byte stands for a 00 before its block
    reg       bad;

    wire delimiter = line_data == 8'h00;
    wire at_code   = left == 8'd1;

    assign data      = at_code ? 8'h00 : line_data;
    assign valid     = line_valid & ~delimiter & (~at_code | zero);
    assign frame_end = line_valid & delimiter & open;
    assign frame_bad = bad | line_error | ~at_code;

    always @(posedge clk)
        if (rst | (line_valid & delimiter)) begin
            left <= 8'd1;
            open <= 1'b0;
            zero <= 1'b0;
            bad  <= 1'b0;
        end else if (line_valid) begin
            left <= at_code ? line_data : left - 8'd1;
            open <= 1'b1;
            if (at_code) zero <= line_data != 8'hff;
            if (line_error) bad <= 1'b1;
        end
endmodule
