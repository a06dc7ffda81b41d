// A stream between two stages: shift registers while it is small, else a memory.
module fifo #(parameter WORDS = 16, BITS = 8, SHIFT = 1, ADDRESS = WORDS > 1 ? $clog2(WORDS) : 1) (
    input  wire            clk,
    input  wire            rst,
    input  wire [BITS-1:0] in,
    input  wire            in_valid,
    output wire            in_ready,
    output wire [BITS-1:0] out,
    output wire            out_valid,
    input  wire            out_ready
);
    wire write = in_valid & in_ready;
    wire read = out_valid & out_ready;
    reg [ADDRESS:0] count;
    assign in_ready = count != WORDS;
    always @(posedge clk)
        if (rst) count <= 0;
        else count <= count + write - read;
    generate
        if (SHIFT) begin : shifted
            reg [ADDRESS-1:0] last;
            always @(posedge clk)
                if (rst) last <= {ADDRESS{1'b1}};
                else last <= last + write - read;
            genvar b;
            for (b = 0; b < BITS; b = b + 1) begin : line
                reg [WORDS-1:0] held;
                always @(posedge clk) if (write) held <= {held[WORDS-2:0], in[b]};
                assign out[b] = held[last];
            end
            assign out_valid = count != 0;
        end else begin : addressed
            reg [BITS-1:0] words [0:WORDS-1];
            reg [ADDRESS-1:0] write_at, read_at;
            reg [BITS-1:0] word;
            reg filled;
            wire fetch = (count > filled) & (~filled | read);
            always @(posedge clk) begin
                if (write) words[write_at] <= in;
                if (fetch) word <= words[read_at];
                if (rst) begin
                    write_at <= 0;
                    read_at <= 0;
                    filled <= 0;
                end else begin
                    if (write) write_at <= write_at == WORDS - 1 ? 0 : write_at + 1;
                    if (fetch) read_at <= read_at == WORDS - 1 ? 0 : read_at + 1;
                    filled <= fetch | (filled & ~read);
                end
            end
            assign out = word;
            assign out_valid = filled;
        end
    endgenerate
endmodule
