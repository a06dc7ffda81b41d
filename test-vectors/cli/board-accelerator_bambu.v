// The link's accelerator: cnn_tiny_digits as Bambu makes it, with bytes on both sides. Model HASH.
module silicnn_accelerator #(
    parameter N_IN  = 64,
    parameter N_OUT = 40
) (
    input  wire       clk,
    input  wire       rst,
    input  wire [7:0] in_data,
    input  wire       in_valid,
    output wire       in_ready,
    output wire [7:0] out_data,
    output wire       out_valid,
    input  wire       out_ready
);
    wire [7:0] image;
    wire [31:0] scores;
    wire image_valid, image_ready, scores_valid, scores_ready;

    bytes_to_word #(.BYTES(1)) pack (
        .clk(clk), .rst(rst), .in_data(in_data), .in_valid(in_valid), .in_ready(in_ready),
        .out_data(image[7:0]), .out_valid(image_valid), .out_ready(image_ready)
    );

    // One pulse after each reset: its stages then run for ever, and done never rises.
    reg started;
    always @(posedge clk) started <= ~rst;

    cnn_tiny_digits kernel (
        .clock(clk), .reset(~rst), .start_port(~rst & ~started), .done_port(),
        .s_axis_image_TDATA(image), .s_axis_image_TVALID(image_valid), .s_axis_image_TREADY(image_ready),
        .m_axis_scores_TDATA(scores), .m_axis_scores_TVALID(scores_valid), .m_axis_scores_TREADY(scores_ready)
    );

    word_to_bytes #(.BYTES(4)) unpack (
        .clk(clk), .rst(rst), .in_data(scores[31:0]), .in_valid(scores_valid), .in_ready(scores_ready),
        .out_data(out_data), .out_valid(out_valid), .out_ready(out_ready)
    );
endmodule
