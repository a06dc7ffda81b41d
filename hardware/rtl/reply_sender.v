// Decides what the board says next and says it: type | seq | done_count | status | body | CRC-32, a byte at a time into
// the COBS encoder. Everything but the fixed head is a run of addresses in the mailbox or in a result record.
//
// A request's reply goes first (the host has one request open and waits for it), then results, then NAKs: a NAK is a
// hint that saves the host a timeout, so one at a time is kept and further ones are dropped while it waits.
module reply_sender #(
    parameter N_OUT    = 10,
    parameter POS_BITS = 6     // holds 0 .. N_OUT + 5, at least 6
) (
    input  wire                clk,
    input  wire                rst,
    // what there is to say
    input  wire                request,        // one clock: the mailbox holds a request to answer
    input  wire [2:0]          request_op,
    input  wire                nak,            // one clock: a frame was refused
    input  wire [2:0]          nak_status,
    input  wire                flush,          // forget a NAK not yet begun
    output reg                 request_waits,  // until its reply is out
    output reg                 nak_waits,
    input  wire                result_available,
    input  wire                result_late,
    output wire                result_reading,
    output wire                result_release,
    input  wire [7:0]          done_count,
    // where it stands
    output wire                mailbox_read,
    output wire [5:0]          mailbox_addr,
    input  wire [7:0]          mailbox_data,
    output wire                stats_reading,
    output wire [POS_BITS-1:0] result_pos,
    input  wire [7:0]          result_data,
    // where it goes
    output wire [7:0]          data,
    output wire                valid,
    output wire                finish,
    input  wire                ready           // once high, stays high until a byte is taken
);
    `include "link_protocol.vh"
    `include "mailbox_map.vh"

    localparam [2:0] IDLE = 3'd0, TYPE = 3'd1, SEQ = 3'd2, DONE = 3'd3, STATUS = 3'd4, BODY = 3'd5, CRC = 3'd6, END = 3'd7;
    localparam [1:0] REQUEST = 2'd0, RESULT = 2'd1, NAK = 2'd2;
    localparam [POS_BITS-1:0] RESULT_LAST = N_OUT + 4;

    reg [2:0]          part;
    reg                push;   // the byte fetched in the clock before is at hand
    reg [1:0]          source;
    reg [POS_BITS-1:0] pos;
    reg [2:0]          op;     // of the waiting request
    reg [2:0]          reason; // of the waiting NAK
    reg [31:0]         crc;
    wire [31:0]        crc_next;

    wire is_result = source == RESULT;
    wire is_nak    = source == NAK | (is_result & result_late);
    wire is_hello  = op == LINK_OP_HELLO[2:0];
    wire is_ping   = op == LINK_OP_PING[2:0];
    wire is_stats  = op == LINK_OP_STATS[2:0];
    wire no_body   = is_nak | (source == REQUEST & op == LINK_OP_RESET[2:0]);

    wire [7:0] type_byte   = is_nak ? LINK_OP_NAK : is_result ? LINK_OP_IMAGE | LINK_REPLY_BIT : {5'd0, op} | LINK_REPLY_BIT;
    wire [7:0] status_byte = !is_nak  ? LINK_STATUS_OK
                           : is_result ? LINK_STATUS_TIMEOUT
                                       : {5'd0, reason};
    wire [7:0] stored_byte = is_result ? result_data : mailbox_data;

    assign data = part == TYPE   ? type_byte
                : part == DONE   ? done_count
                : part == STATUS ? status_byte
                : part == CRC    ? ~crc[7:0]
                                 : stored_byte;

    wire fetch = part != IDLE & part != END & ~push & ready;

    assign valid          = push;
    assign finish         = part == END;
    assign mailbox_read   = fetch;
    assign mailbox_addr   = pos[5:0];
    assign result_pos     = pos;
    assign stats_reading  = part != IDLE & source == REQUEST & is_stats;
    assign result_reading = part != IDLE & is_result;

    wire sent = part == END & ready;
    assign result_release = sent & is_result;

    // Feeding the register's own low byte just shifts it: the index into the CRC's table becomes 0.
    crc32_step step (.crc(crc), .data(part == CRC ? crc[7:0] : data), .next(crc_next));

    wire last_of_body = is_result ? pos == RESULT_LAST : &pos[2:0] & (is_ping | &pos[4:3]);

    always @(posedge clk)
        if (rst) begin
            part <= IDLE;
            push <= 1'b0;
        end else begin
            push <= fetch;
            if (push) begin
                crc <= crc_next;
                pos <= pos + 1'b1;
            end
            case (part)
                IDLE: begin
                    crc    <= 32'hffffffff;
                    source <= request_waits ? REQUEST : result_available ? RESULT : NAK;
                    // Not in the clock of a flush: what it drops must not be begun.
                    if (~flush & (request_waits | result_available | nak_waits)) part <= TYPE;
                end
                TYPE: if (push) begin
                    part <= SEQ;
                    pos  <= is_result ? 0 : source == REQUEST ? MAIL_SEQ : MAIL_SEQ + 6'd1;
                end
                SEQ:  if (push) part <= DONE;
                DONE: if (push) part <= STATUS;
                STATUS: if (push) begin
                    part <= no_body ? CRC : BODY;
                    pos  <= no_body ? 0 : is_result ? 1 : is_hello ? MAIL_HELLO : is_ping ? MAIL_PING : MAIL_STATS;
                end
                BODY: if (push & last_of_body) begin
                    part <= CRC;
                    pos  <= 0;
                end
                CRC: if (push & (pos[1:0] == 2'd3)) part <= END;
                default: if (ready) part <= IDLE;
            endcase
        end

    always @(posedge clk)
        if (rst) begin
            request_waits <= 1'b0;
            nak_waits     <= 1'b0;
        end else begin
            if (request) begin
                request_waits <= 1'b1;
                op            <= request_op;
            end else if (sent & source == REQUEST)
                request_waits <= 1'b0;
            if (nak & ~nak_waits) begin
                nak_waits <= 1'b1;
                reason    <= nak_status;
            end else if ((sent & source == NAK) | (flush & (part == IDLE | source != NAK)))
                nak_waits <= 1'b0;
        end
endmodule
