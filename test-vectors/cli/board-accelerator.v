// The link's accelerator: cnn_tiny_digits as Vitis HLS makes it, with bytes on both sides. Model HASH.
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

    // Always started: it begins the next image by itself.
    cnn_tiny_digits kernel (
        .ap_clk(clk), .ap_rst_n(~rst), .ap_start(1'b1), .ap_done(), .ap_idle(), .ap_ready(),
        .image_TDATA(image), .image_TVALID(image_valid), .image_TREADY(image_ready),
        .scores_TDATA(scores), .scores_TVALID(scores_valid), .scores_TREADY(scores_ready)
    );

    word_to_bytes #(.BYTES(4)) unpack (
        .clk(clk), .rst(rst), .in_data(scores[31:0]), .in_valid(scores_valid), .in_ready(scores_ready),
        .out_data(out_data), .out_valid(out_valid), .out_ready(out_ready)
    );
endmodule
