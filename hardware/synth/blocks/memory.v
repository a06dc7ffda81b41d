// A memory with a port to write and one to read, as the ring of a window is.
module memory #(parameter WORDS = 512, BITS = 8, ADDRESS = $clog2(WORDS)) (
    input  wire               clk,
    input  wire               write,
    input  wire [ADDRESS-1:0] write_at,
    input  wire [BITS-1:0]    in,
    input  wire [ADDRESS-1:0] read_at,
    output reg  [BITS-1:0]    out
);
    reg [BITS-1:0] words [0:WORDS-1];
    always @(posedge clk) begin
        if (write) words[write_at] <= in;
        out <= words[read_at];
    end
endmodule
