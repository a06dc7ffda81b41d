// One small RAM that holds whatever the board says about itself, so that a reply is just a run of addresses (see
// mailbox_map.vh).
//
// The statistics are counted in place, a byte at a time, in the clocks in which neither port is needed by the line:
// 160 flip-flops and as many adder cells less than five counters. An event waits in its flag meanwhile; a second one of
// its kind within those few clocks is not counted.
module mailbox #(
    parameter        N_IN       = 784,
    parameter        N_OUT      = 10,
    parameter        SLOTS      = 2,
    parameter [7:0]  OUT_TYPE   = 8'h81,
    parameter        CLOCK_KHZ  = 12000,
    parameter [63:0] MODEL_HASH = 64'h0
) (
    input  wire       clk,
    input  wire       rst,
    input  wire       write,
    input  wire [5:0] write_addr,
    input  wire [7:0] write_data,
    input  wire       read,       // read_data is the byte at read_addr in the next clock, and only in that one
    input  wire [5:0] read_addr,
    output reg  [7:0] read_data,
    input  wire [4:0] event_seen, // in the order of the counters: CRC, framing, overflow, timeout, image done
    input  wire       hold_stats  // while they are read: what a RAM gives for a byte that is being written is anyone's guess
);
    `include "link_protocol.vh"
    `include "mailbox_map.vh"

    (* no_rw_check *) reg [7:0] cells [0:63]; // no byte is read in the clock that writes it

    integer i;
    initial begin
        for (i = 0; i < 64; i = i + 1)
            cells[i] = 8'h00;
        // The order of LINK_HELLO_BYTES, behind the nonce.
        cells[MAIL_HELLO + 6'd2] = LINK_VERSION;
        cells[MAIL_HELLO + 6'd3] = SLOTS[7:0];
        for (i = 0; i < 4; i = i + 1) begin
            cells[MAIL_HELLO + 6'd4 + i[5:0]]  = N_IN[8 * i +: 8];
            cells[MAIL_HELLO + 6'd8 + i[5:0]]  = N_OUT[8 * i +: 8];
            cells[MAIL_HELLO + 6'd14 + i[5:0]] = CLOCK_KHZ[8 * i +: 8];
        end
        cells[MAIL_HELLO + 6'd12] = OUT_TYPE;
        for (i = 0; i < 8; i = i + 1)
            cells[MAIL_HELLO + 6'd18 + i[5:0]] = MODEL_HASH[56 - 8 * i +: 8]; // first hex digit first
    end

    reg  [4:0] waiting;
    reg  [2:0] counter;  // 3..7: its word address within the upper half
    reg  [1:0] place;    // byte in it
    reg        counting; // an increment is under way
    reg        fetched;  // read_data is the byte to increment

    // 8'hff + 1 carries into the next byte; behind the fourth it is lost.
    wire       carry = (read_data == 8'hff) & (place != 2'd3);
    wire       store = counting & fetched & ~write;
    wire       fetch = counting & ~read;
    wire [5:0] count_addr = {1'b1, counter, place};

    always @(posedge clk) begin
        if (write | store) cells[write ? write_addr : count_addr] <= write ? write_data : read_data + 8'd1;
        read_data <= cells[read ? read_addr : count_addr];
    end

`ifdef VERILATOR
    always @(posedge clk)
        if (read & (write | store) & read_addr == (write ? write_addr : count_addr)) begin
            $display("mailbox: byte %h is read in the clock that writes it", read_addr);
            $stop;
        end
`endif

    always @(posedge clk)
        if (rst) begin
            waiting  <= 5'd0;
            counting <= 1'b0;
            fetched  <= 1'b0;
        end else begin
            waiting <= waiting | event_seen;
            if (!counting) begin
                place   <= 2'd0;
                fetched <= 1'b0;
                if (!hold_stats & waiting != 5'd0) begin
                    counting <= 1'b1;
                    counter  <= waiting[0] ? 3'd3 : waiting[1] ? 3'd4 : waiting[2] ? 3'd5 : waiting[3] ? 3'd6 : 3'd7;
                    waiting  <= (waiting & (waiting - 5'd1)) | event_seen; // all but the lowest
                end
            end else if (store) begin
                fetched <= 1'b0;
                place   <= place + 2'd1;
                if (!carry) counting <= 1'b0;
            end else
                fetched <= fetch;
        end
endmodule
