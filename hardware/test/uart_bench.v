// One receiver for each clocks-per-bit a board may have, and a transmitter for each.
module uart_bench (
    input  wire        clk,
    input  wire        rst,
    input  wire [5:0]  rxd,
    output wire [47:0] rx_data,
    output wire [5:0]  rx_valid,
    output wire [5:0]  rx_error,
    input  wire [7:0]  tx_data,
    input  wire [5:0]  tx_valid,
    output wire [5:0]  tx_ready,
    output wire [5:0]  txd
);
    genvar i;
    generate
        for (i = 0; i < 6; i = i + 1) begin : rate
            localparam CPB = i == 0 ? 4 : i == 1 ? 8 : i == 2 ? 12 : i == 3 ? 27 : i == 4 ? 100 : 868;
            uart_rx #(.CLOCKS_PER_BIT(CPB)) rx (
                .clk(clk), .rst(rst), .rxd(rxd[i]),
                .data(rx_data[8 * i +: 8]), .valid(rx_valid[i]), .framing_error(rx_error[i])
            );
            uart_tx #(.CLOCKS_PER_BIT(CPB)) tx (
                .clk(clk), .rst(rst), .data(tx_data), .valid(tx_valid[i]), .ready(tx_ready[i]), .txd(txd[i])
            );
        end
    endgenerate
endmodule
