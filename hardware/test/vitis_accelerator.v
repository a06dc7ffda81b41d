// How a kernel by Vitis HLS becomes silicnn_accelerator: axis ports, words of a whole number of bytes, always started.
// compile writes the like for each project; this one, around mock_kernel, is for the test.
module silicnn_accelerator #(
    parameter N_IN  = 8,
    parameter N_OUT = 4
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
    wire [15:0] image, scores;
    wire        image_valid, image_ready, scores_valid, scores_ready;

    bytes_to_word #(.BYTES(2)) pack (
        .clk(clk), .rst(rst), .in_data(in_data), .in_valid(in_valid), .in_ready(in_ready),
        .out_data(image), .out_valid(image_valid), .out_ready(image_ready)
    );

    mock_kernel kernel (
        .ap_clk(clk), .ap_rst_n(~rst), .ap_start(1'b1), .ap_done(), .ap_idle(), .ap_ready(),
        .image_TDATA(image), .image_TVALID(image_valid), .image_TREADY(image_ready),
        .scores_TDATA(scores), .scores_TVALID(scores_valid), .scores_TREADY(scores_ready)
    );

    word_to_bytes #(.BYTES(2)) unpack (
        .clk(clk), .rst(rst), .in_data(scores), .in_valid(scores_valid), .in_ready(scores_ready),
        .out_data(out_data), .out_valid(out_valid), .out_ready(out_ready)
    );
endmodule
