// The parts between UART and slots, reachable byte by byte, a clock each: thousands of damaged frames in a second.
module codec_bench #(
    parameter N_IN = 784
) (
    input  wire       clk,
    input  wire       rst,
    // line -> frame -> verdict
    input  wire [7:0] line_in,
    input  wire       line_in_valid,
    input  wire       line_in_error,
    output wire [7:0] frame_data,
    output wire       frame_valid,
    output wire       frame_end,
    output wire       frame_bad,
    output wire       body_valid,
    output wire [9:0] body_pos,
    output wire [2:0] op,
    output wire [7:0] seq,
    output wire       verdict,
    output wire [2:0] status,
    // frame -> line
    input  wire [7:0] reply_data,
    input  wire       reply_valid,
    input  wire       reply_finish,
    output wire       reply_ready,
    output wire [7:0] line_out,
    output wire       line_out_valid,
    input  wire       line_out_ready
);
    cobs_decoder decoder (
        .clk(clk), .rst(rst), .line_data(line_in), .line_valid(line_in_valid), .line_error(line_in_error),
        .data(frame_data), .valid(frame_valid), .frame_end(frame_end), .frame_bad(frame_bad)
    );

    frame_receiver #(.N_IN(N_IN), .POS_BITS(10)) receiver (
        .clk(clk), .rst(rst), .data(frame_data), .valid(frame_valid), .frame_end(frame_end), .frame_bad(frame_bad),
        .image_free(1'b1), .mailbox_free(1'b1), .op(op), .seq(seq),
        .body_valid(body_valid), .body_data(), .body_pos(body_pos), .verdict(verdict), .status(status)
    );

    cobs_encoder encoder (
        .clk(clk), .rst(rst), .data(reply_data), .valid(reply_valid), .finish(reply_finish), .ready(reply_ready),
        .line_data(line_out), .line_valid(line_out_valid), .line_ready(line_out_ready)
    );
endmodule
