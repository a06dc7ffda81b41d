<#-- page: org.silicnn.emit.page.project.BambuAcceleratorPage -->
// The link's accelerator: ${top} as Bambu makes it, with bytes on both sides. Model ${hash}.
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

    // One pulse after each reset: its stages then run for ever, and done never rises.
    reg started;
    always @(posedge clk) started <= ~rst;

    ${top} kernel (
        .clock(clk), .reset(~rst), .start_port(~rst & ~started), .done_port(),
        .s_axis_image_TDATA(image), .s_axis_image_TVALID(image_valid), .s_axis_image_TREADY(image_ready),
        .m_axis_scores_TDATA(scores), .m_axis_scores_TVALID(scores_valid), .m_axis_scores_TREADY(scores_ready)
    );

    word_to_bytes #(.BYTES(${output.bytes})) unpack (
        .clk(clk), .rst(rst), .in_data(scores[${output.usedBit}:0]), .in_valid(scores_valid), .in_ready(scores_ready),
        .out_data(out_data), .out_valid(out_valid), .out_ready(out_ready)
    );
endmodule
