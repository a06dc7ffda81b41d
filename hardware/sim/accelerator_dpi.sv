// Simulation only: the accelerator's pins handed to accelerator.cpp once a clock, through registers as in hardware.
module silicnn_accelerator #(
    parameter N_IN  = 784,
    parameter N_OUT = 10
) (
    input  wire       clk,
    input  wire       rst,
    input  wire [7:0] in_data,
    input  wire       in_valid,
    output reg        in_ready,
    output reg  [7:0] out_data,
    output reg        out_valid,
    input  wire       out_ready
);
    import "DPI-C" function void accelerator_clock(
        input  byte reset, input byte valid_in, input byte data_in, input byte ready_out,
        output byte ready_in, output byte valid_out, output byte data_out);

    byte ready_in, valid_out, data_out;

    always @(posedge clk) begin
        accelerator_clock({7'd0, rst}, {7'd0, in_valid}, in_data, {7'd0, out_ready}, ready_in, valid_out, data_out);
        in_ready  <= ready_in[0];
        out_valid <= valid_out[0];
        out_data  <= data_out;
    end
endmodule
