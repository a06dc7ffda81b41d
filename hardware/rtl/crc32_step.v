// One byte of CRC-32 (IEEE 802.3, reflected polynomial EDB88320), no registers. Start with all ones; send the
// complement, low byte first. Over a whole good frame with its CRC the register ends at the constant DEBB20E3.
module crc32_step (
    input  wire [31:0] crc,
    input  wire [7:0]  data,
    output wire [31:0] next
);
    function [31:0] step(input [31:0] state);
        integer i;
        begin
            step = state;
            for (i = 0; i < 8; i = i + 1)
                step = (step >> 1) ^ (step[0] ? 32'hedb88320 : 32'h0);
        end
    endfunction

    assign next = step(crc ^ {24'd0, data});
endmodule
