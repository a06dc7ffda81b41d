// Store and forward: a ring of SLOTS records of BYTES bytes, each with a few tag bits. A record is written at any pace
// and in any order, and exists only once it is committed; what is not committed is simply overwritten.
//
// The slot number is the low part of the address, so SLOTS * BYTES cells suffice for any BYTES, with no adder.
module slot_buffer #(
    parameter BYTES    = 784,
    parameter SLOTS    = 2,   // a power of two
    parameter POS_BITS = 10,  // holds 0 .. BYTES
    parameter TAG_BITS = 8
) (
    input  wire                clk,
    input  wire                rst,
    // writer
    output wire                free,      // there is a slot to write to
    input  wire                write,
    input  wire [POS_BITS-1:0] write_pos,
    input  wire [7:0]          write_data,
    input  wire                commit,    // the slot just written becomes a record
    input  wire [TAG_BITS-1:0] commit_tag,
    // reader
    output wire                available, // there is a record to read
    output wire [TAG_BITS-1:0] tag,
    input  wire [POS_BITS-1:0] read_pos,
    output reg  [7:0]          read_data, // of read_pos, one clock later
    input  wire                release_slot,
    // drop every record, but not the one being read if keep_current
    input  wire                flush,
    input  wire                keep_current
);
    `include "clog2.vh"

    localparam DEPTH     = BYTES * SLOTS;
    localparam ADDR_BITS = clog2(DEPTH);
    localparam SLOT_BITS = clog2(SLOTS);
    localparam SLOT_LAST = SLOTS - 1;

    (* no_rw_check *) reg [7:0] bytes [0:DEPTH-1]; // no byte is read in the clock that writes it
    reg [TAG_BITS-1:0] tags [0:(1 << SLOT_BITS) - 1];
    reg [SLOT_BITS:0]  write_ptr, read_ptr; // one bit more than the slot number: tells full from empty

    wire [SLOT_BITS-1:0] write_slot = write_ptr[SLOT_BITS-1:0] & SLOT_LAST[SLOT_BITS-1:0];
    wire [SLOT_BITS-1:0] read_slot  = read_ptr[SLOT_BITS-1:0] & SLOT_LAST[SLOT_BITS-1:0];
    /* verilator lint_off UNUSEDSIGNAL */ // the high bits of the 32 are always 0
    wire [31:0] write_addr = {{(32 - POS_BITS){1'b0}}, write_pos} * SLOTS + {{(32 - SLOT_BITS){1'b0}}, write_slot};
    wire [31:0] read_addr  = {{(32 - POS_BITS){1'b0}}, read_pos} * SLOTS + {{(32 - SLOT_BITS){1'b0}}, read_slot};
    /* verilator lint_on UNUSEDSIGNAL */

    assign free      = write_ptr - read_ptr != SLOTS[SLOT_BITS:0];
    assign available = write_ptr != read_ptr;
    assign tag       = tags[read_slot];

    always @(posedge clk) begin
        if (write) bytes[write_addr[ADDR_BITS-1:0]] <= write_data;
        if (commit) tags[write_slot] <= commit_tag;
        read_data <= bytes[read_addr[ADDR_BITS-1:0]];
    end

    always @(posedge clk)
        if (rst) begin
            write_ptr <= 0;
            read_ptr  <= 0;
        end else begin
            if (release_slot) read_ptr <= read_ptr + 1'b1;
            if (flush)        write_ptr <= read_ptr + {{SLOT_BITS{1'b0}}, keep_current | release_slot};
            else if (commit)  write_ptr <= write_ptr + 1'b1;
        end

    generate
        if (SLOTS < 1 || (SLOTS & (SLOTS - 1)) != 0)
            SLOTS_must_be_a_power_of_two wrong();
    endgenerate
endmodule
