<#-- page: org.silicnn.emit.page.project.VitisAcceleratorPage -->
// The link's accelerator: ${top} as Vitis HLS makes it, with bytes on both sides. Model ${hash}.
module silicnn_accelerator #(
    parameter N_IN  = ${input.size},
    parameter N_OUT = ${output.size}
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
    wire [${input.topBit}:0] image;
    wire [${output.topBit}:0] scores;
    wire image_valid, image_ready, scores_valid, scores_ready;
<#if input.padding??>
    assign image${input.padding};
</#if>

    bytes_to_word #(.BYTES(${input.bytes})) pack (
        .clk(clk), .rst(rst), .in_data(in_data), .in_valid(in_valid), .in_ready(in_ready),
        .out_data(image[${input.usedBit}:0]), .out_valid(image_valid), .out_ready(image_ready)
    );

    // Always started: it begins the next image by itself.
    ${top} kernel (
        .ap_clk(clk), .ap_rst_n(~rst), .ap_start(1'b1), .ap_done(), .ap_idle(), .ap_ready(),
        .image_TDATA(image), .image_TVALID(image_valid), .image_TREADY(image_ready),
        .scores_TDATA(scores), .scores_TVALID(scores_valid), .scores_TREADY(scores_ready)
    );

    word_to_bytes #(.BYTES(${output.bytes})) unpack (
        .clk(clk), .rst(rst), .in_data(scores[${output.usedBit}:0]), .in_valid(scores_valid), .in_ready(scores_ready),
        .out_data(out_data), .out_valid(out_valid), .out_ready(out_ready)
    );
endmodule
