// Stands for Verilog by Vitis HLS: its port names and its handshakes. Takes four words, gives their sum and their
// exclusive or; reads slowly and pauses between, as loops with an initiation interval do. About 1500 clocks an image.
module mock_kernel (
    input  wire        ap_clk,
    input  wire        ap_rst_n,
    input  wire        ap_start,
    output wire        ap_done,
    output wire        ap_idle,
    output wire        ap_ready,
    input  wire [15:0] image_TDATA,
    input  wire        image_TVALID,
    output wire        image_TREADY,
    output wire [15:0] scores_TDATA,
    output wire        scores_TVALID,
    input  wire        scores_TREADY
);
    reg [5:0]  wait_for; // a beat is 64 clocks
    reg [4:0]  beat;     // a word in at every fourth of 0..15; out at 20 and 21
    reg [15:0] sum, mix;
    wire       due    = wait_for == 6'd63;
    wire       taking = due & ap_start & (beat < 5'd16) & (beat[1:0] == 2'd3);
    wire       giving = due & (beat >= 5'd20);
    wire       stalls = (taking & ~image_TVALID) | (giving & ~scores_TREADY);

    assign image_TREADY  = taking;
    assign scores_TVALID = giving;
    assign scores_TDATA  = beat[0] ? mix : sum;
    assign ap_done       = giving & (beat == 5'd21) & scores_TREADY;
    assign ap_ready      = ap_done;
    assign ap_idle       = 1'b0;

    always @(posedge ap_clk)
        if (!ap_rst_n) begin
            wait_for <= 6'd0;
            beat     <= 5'd0;
            sum      <= 16'd0;
            mix      <= 16'd0;
        end else if (ap_done) begin
            wait_for <= 6'd0;
            beat     <= 5'd0;
            sum      <= 16'd0;
            mix      <= 16'd0;
        end else if (!stalls) begin
            wait_for <= wait_for + 6'd1;
            if (due) beat <= beat + 5'd1;
            if (taking) begin
                sum <= sum + image_TDATA;
                mix <= mix ^ image_TDATA;
            end
        end
endmodule
