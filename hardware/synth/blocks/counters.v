// Counters of a nest of loops, each with an end of its own, the innermost first.
module counters #(parameter COUNTERS = 4, BITS = 12) (
    input  wire                     clk,
    input  wire                     rst,
    input  wire                     step,
    output wire [COUNTERS*BITS-1:0] at,
    output wire                     done
);
    wire [COUNTERS:0] carry;
    assign carry[0] = step;
    assign done = carry[COUNTERS];
    genvar c;
    generate
        for (c = 0; c < COUNTERS; c = c + 1) begin : loop
            reg [BITS-1:0] count;
            wire last = count == 5 + 37 * c;
            assign carry[c+1] = carry[c] & last;
            assign at[c*BITS +: BITS] = count;
            always @(posedge clk)
                if (rst) count <= 0;
                else if (carry[c]) count <= last ? 0 : count + 1;
        end
    endgenerate
endmodule
