// Takes the decoded bytes of a frame, type | seq | body | CRC-32, and judges it at its end.
//
// The body passes through as it comes, byte by byte with its position, to be stored where it may later be dropped: only
// the verdict makes it count. A frame whose store was taken when its type was read is refused as a whole, so nobody
// finds the bytes of two frames mixed. No length is sent: the type (and the network) say what it must be.
module frame_receiver #(
    parameter N_IN     = 784,
    parameter POS_BITS = 10   // holds 0 .. N_IN, at least 4
) (
    input  wire                clk,
    input  wire                rst,
    input  wire [7:0]          data,         // from the COBS decoder
    input  wire                valid,
    input  wire                frame_end,
    input  wire                frame_bad,
    input  wire                image_free,   // an image may be stored
    input  wire                mailbox_free, // a request for the board itself may be stored
    output reg  [2:0]          op,           // low bits of the type; all of it for the known ones
    output reg  [7:0]          seq,
    output wire                body_valid,
    output wire [7:0]          body_data,
    output reg  [POS_BITS-1:0] body_pos,
    output wire                verdict,      // one clock
    output wire [2:0]          status        // with verdict, low bits of LINK_STATUS_*
);
    `include "link_protocol.vh"

    localparam [31:0] GOOD_CRC    = 32'hdebb20e3;
    localparam [3:0]  NONCE_BYTES = 4'd2; // body of HELLO

    reg        has_type, has_seq;
    reg        unknown, refused;
    reg [2:0]  tail;   // bytes after the body, stuck at 5: a good frame has the four of its CRC
    reg [31:0] crc;
    wire [31:0] crc_next;

    crc32_step step (.crc(crc), .data(data), .next(crc_next));

    wire is_image  = op == LINK_OP_IMAGE[2:0];
    wire body_full = is_image ? body_pos == N_IN[POS_BITS-1:0]
                   : body_pos[3:0] == (op == LINK_OP_PING[2:0]  ? LINK_PING_BYTES[3:0]
                                     : op == LINK_OP_HELLO[2:0] ? NONCE_BYTES : 4'd0);

    assign body_data  = data;
    assign body_valid = valid & has_seq & ~body_full & ~unknown & ~refused;
    assign verdict    = frame_end;
    assign status     = frame_bad | crc != GOOD_CRC ? LINK_STATUS_CRC[2:0]
                      : unknown                     ? LINK_STATUS_TYPE[2:0]
                      : tail != 3'd4                ? LINK_STATUS_LENGTH[2:0]
                      : refused                     ? LINK_STATUS_OVERFLOW[2:0]
                                                    : LINK_STATUS_OK[2:0];

    always @(posedge clk)
        if (rst | frame_end) begin
            has_type <= 1'b0;
            has_seq  <= 1'b0;
            body_pos <= 0;
            tail     <= 3'd0;
            crc      <= 32'hffffffff;
        end else if (valid) begin
            crc      <= crc_next;
            has_type <= 1'b1;
            has_seq  <= has_type;
            if (!has_type) begin
                op      <= data[2:0];
                unknown <= data < LINK_OP_HELLO | data > LINK_OP_STATS;
                refused <= data == LINK_OP_IMAGE ? ~image_free : ~mailbox_free;
            end else if (!has_seq)
                seq <= data;
            else if (!body_full)
                body_pos <= body_pos + 1'b1;
            else if (tail != 3'd5)
                tail <= tail + 3'd1;
        end
endmodule
