// Both word converters back to back for several widths; the words between them come out too.
module words_bench (
    input  wire         clk,
    input  wire         rst,
    input  wire [7:0]   in_data,
    input  wire [3:0]   in_valid,
    output wire [3:0]   in_ready,
    output wire [255:0] word,      // 64 bits a width, the low ones used
    output wire [3:0]   word_taken,
    input  wire [3:0]   word_gate, // the words may pass
    output wire [31:0]  out_data,
    output wire [3:0]   out_valid,
    input  wire [3:0]   out_ready
);
    genvar i;
    generate
        for (i = 0; i < 4; i = i + 1) begin : width
            localparam BYTES = i == 0 ? 1 : i == 1 ? 2 : i == 2 ? 3 : 8;
            wire [8*BYTES-1:0] data;
            wire               valid, ready;
            bytes_to_word #(.BYTES(BYTES)) pack (
                .clk(clk), .rst(rst), .in_data(in_data), .in_valid(in_valid[i]), .in_ready(in_ready[i]),
                .out_data(data), .out_valid(valid), .out_ready(ready & word_gate[i])
            );
            word_to_bytes #(.BYTES(BYTES)) unpack (
                .clk(clk), .rst(rst), .in_data(data), .in_valid(valid & word_gate[i]), .in_ready(ready),
                .out_data(out_data[8 * i +: 8]), .out_valid(out_valid[i]), .out_ready(out_ready[i])
            );
            assign word[64 * i +: 64]  = data;
            assign word_taken[i]       = valid & ready & word_gate[i];
        end
    endgenerate
endmodule
