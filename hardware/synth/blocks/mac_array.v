// PE sums of SIMD products each cycle, accumulated over chunks; a finished sum waits while the next one grows. Each second
// product is added in its multiplier to the one beside it, then pairs are, level by level, with a register behind each: what a
// clock of 100 MHz and more bears.
module mac_array #(parameter PE = 4, SIMD = 4, IN = 9, WEIGHT = 8, SUM = 24) (
    input  wire                       clk,
    input  wire                       enable,
    input  wire                       first,
    input  wire                       last,
    input  wire [SIMD*IN-1:0]         values,
    input  wire [PE*SIMD*WEIGHT-1:0]  weights,
    output wire [PE*SUM-1:0]          sums
);
    localparam PAIRS = (SIMD + 1) / 2, LEVELS = $clog2(PAIRS), BITS = IN + WEIGHT + 1, LATE = LEVELS + 2;

    // When the tree's last level has the sum of what came with them.
    reg [LATE-1:0] enable_late, first_late, last_late;
    always @(posedge clk) begin
        enable_late <= {enable_late, enable};
        first_late <= {first_late, first};
        last_late <= {last_late, last};
    end

    genvar p, i, n;
    generate
        for (p = 0; p < PE; p = p + 1) begin : lane
            for (n = 0; n <= LEVELS; n = n + 1) begin : level
                localparam COUNT = (PAIRS + (1 << n) - 1) >> n;
                wire signed [BITS+n-1:0] word [0:COUNT-1];
                for (i = 0; i < COUNT; i = i + 1) begin : part
                    reg signed [BITS+n-1:0] part_sum;
                    assign word[i] = part_sum;
                    if (n > 0) begin : inner
                        localparam BELOW = (PAIRS + (1 << (n - 1)) - 1) >> (n - 1);
                        if (2 * i + 1 < BELOW) begin : two
                            always @(posedge clk) part_sum <= level[n-1].word[2*i] + level[n-1].word[2*i+1];
                        end else begin : one
                            always @(posedge clk) part_sum <= level[n-1].word[2*i];
                        end
                    end else begin : leaf
                        reg signed [IN+WEIGHT-1:0] product;
                        always @(posedge clk)
                            product <= $signed(values[2*i*IN +: IN]) * $signed(weights[(p*SIMD+2*i)*WEIGHT +: WEIGHT]);
                        if (2 * i + 1 < SIMD) begin : two
                            reg signed [IN-1:0] value;
                            reg signed [WEIGHT-1:0] weight;
                            always @(posedge clk) begin
                                value <= values[(2*i+1)*IN +: IN];
                                weight <= weights[(p*SIMD+2*i+1)*WEIGHT +: WEIGHT];
                                part_sum <= product + value * weight;
                            end
                        end else begin : one
                            always @(posedge clk) part_sum <= product;
                        end
                    end
                end
            end
            reg signed [SUM-1:0] sum, done;
            wire signed [SUM-1:0] total = (first_late[LATE-1] ? {SUM{1'b0}} : sum) + level[LEVELS].word[0];
            always @(posedge clk) begin
                if (enable_late[LATE-1]) sum <= total;
                if (last_late[LATE-1]) done <= total;
            end
            assign sums[p*SUM +: SUM] = done;
        end
    endgenerate
endmodule
