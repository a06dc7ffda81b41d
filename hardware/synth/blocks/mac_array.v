// PE sums of SIMD products each cycle, accumulated over chunks; a finished sum waits while the next one grows.
module mac_array #(parameter PE = 4, SIMD = 4, IN = 9, WEIGHT = 8, SUM = 24) (
    input  wire                       clk,
    input  wire                       enable,
    input  wire                       first,
    input  wire                       last,
    input  wire [SIMD*IN-1:0]         values,
    input  wire [PE*SIMD*WEIGHT-1:0]  weights,
    output wire [PE*SUM-1:0]          sums
);
    genvar p;
    generate
        for (p = 0; p < PE; p = p + 1) begin : lane
            reg signed [SUM-1:0] sum, done;
            reg signed [SUM-1:0] total;
            integer i;
            // Products in registers, as a pipeline of one word a cycle has them.
            reg signed [IN+WEIGHT-1:0] product [0:SIMD-1];
            reg first_late, enable_late, last_late;
            always @* begin
                total = first_late ? {SUM{1'b0}} : sum;
                for (i = 0; i < SIMD; i = i + 1) total = total + product[i];
            end
            always @(posedge clk) begin
                first_late <= first;
                enable_late <= enable;
                last_late <= last;
                for (i = 0; i < SIMD; i = i + 1)
                    product[i] <= $signed(values[i*IN +: IN]) * $signed(weights[(p*SIMD+i)*WEIGHT +: WEIGHT]);
                if (enable_late) sum <= total;
                if (last_late) done <= total;
            end
            assign sums[p*SUM +: SUM] = done;
        end
    endgenerate
endmodule
