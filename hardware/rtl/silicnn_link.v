// The whole serial link: UART pins on one side, an accelerator's byte streams on the other. ../PROTOCOL.md says what
// passes over the line.
//
//   rxd > uart_rx > cobs_decoder > frame_receiver +> images  > accelerator_runner > accelerator
//                                                 +> mailbox          v
//   txd < uart_tx < cobs_encoder < reply_sender  <---------------- results
//
// The board keeps no history: each image stands alone, and whatever is lost or damaged is the host's to repeat.
module silicnn_link #(
    parameter        N_IN           = 784,       // bytes of an image
    parameter        N_OUT          = 10,        // bytes of a result
    parameter [7:0]  OUT_TYPE       = 8'h81,     // bit 7 signed, bits 6..0 bytes per value
    parameter [63:0] MODEL_HASH     = 64'h0,
    parameter        CLOCKS_PER_BIT = 12,        // >= 4
    parameter        CLOCK_KHZ      = 12000,
    parameter        SLOTS          = 2,         // images that may wait; a power of two, at most 128
    parameter        TIMEOUT        = 12000000   // clocks an image may take, >= 16
) (
    input  wire       clk,
    input  wire       rst,
    input  wire       rxd,
    output wire       txd,
    output wire       busy,      // an image or a reply is under way
    output wire       accel_rst,
    output wire [7:0] in_data,
    output wire       in_valid,
    input  wire       in_ready,
    input  wire [7:0] out_data,
    input  wire       out_valid,
    output wire       out_ready
);
    `include "link_protocol.vh"
    `include "mailbox_map.vh"
    `include "clog2.vh"

    localparam IN_NEEDS     = clog2(N_IN + 1);
    localparam IN_POS_BITS  = IN_NEEDS < 4 ? 4 : IN_NEEDS;   // the receiver counts up to 8 bytes of PING with it
    localparam OUT_NEEDS    = clog2(N_OUT + 6);
    localparam OUT_POS_BITS = OUT_NEEDS < 6 ? 6 : OUT_NEEDS; // the sender counts through the mailbox with it
    localparam HELLO_BYTES  = {24'd0, LINK_HELLO_BYTES};
    localparam LONGEST_BODY = N_OUT + 4 > HELLO_BYTES ? N_OUT + 4 : HELLO_BYTES;

    // ---- line to verdict
    wire [7:0] rx_data, frame_data, body_data, seq;
    wire       rx_valid, rx_error, frame_valid, frame_end, frame_bad, body_valid, verdict;
    wire       image_free, request_waits;
    wire [2:0] op, status;
    wire [IN_POS_BITS-1:0] body_pos;

    uart_rx #(.CLOCKS_PER_BIT(CLOCKS_PER_BIT)) rx (
        .clk(clk), .rst(rst), .rxd(rxd), .data(rx_data), .valid(rx_valid), .framing_error(rx_error)
    );

    cobs_decoder decoder (
        .clk(clk), .rst(rst), .line_data(rx_data), .line_valid(rx_valid), .line_error(rx_error),
        .data(frame_data), .valid(frame_valid), .frame_end(frame_end), .frame_bad(frame_bad)
    );

    frame_receiver #(.N_IN(N_IN), .POS_BITS(IN_POS_BITS)) receiver (
        .clk(clk), .rst(rst),
        .data(frame_data), .valid(frame_valid), .frame_end(frame_end), .frame_bad(frame_bad),
        .image_free(image_free), .mailbox_free(~request_waits),
        .op(op), .seq(seq), .body_valid(body_valid), .body_data(body_data), .body_pos(body_pos),
        .verdict(verdict), .status(status)
    );

    wire good     = verdict & (status == LINK_STATUS_OK[2:0]);
    wire nak      = verdict & (status != LINK_STATUS_OK[2:0]);
    wire is_image = op == LINK_OP_IMAGE[2:0];
    wire is_ping  = op == LINK_OP_PING[2:0];
    wire request  = good & ~is_image;
    wire flush    = good & (op == LINK_OP_RESET[2:0]);

    // ---- images, accelerator, results
    wire       image_available, image_release, running;
    wire [7:0] image_seq, image_data;
    wire [IN_POS_BITS-1:0] image_pos;

    slot_buffer #(.BYTES(N_IN), .SLOTS(SLOTS), .POS_BITS(IN_POS_BITS), .TAG_BITS(8)) images (
        .clk(clk), .rst(rst),
        .free(image_free), .write(body_valid & is_image), .write_pos(body_pos), .write_data(body_data),
        .commit(good & is_image), .commit_tag(seq),
        .available(image_available), .tag(image_seq), .read_pos(image_pos), .read_data(image_data),
        .release_slot(image_release), .flush(flush), .keep_current(1'b0)
    );

    wire       result_free, result_write, result_commit, result_late;
    wire [7:0] result_data;
    wire [OUT_POS_BITS-1:0] result_pos;

    accelerator_runner #(
        .N_IN(N_IN), .N_OUT(N_OUT), .IN_POS_BITS(IN_POS_BITS), .OUT_POS_BITS(OUT_POS_BITS), .TIMEOUT(TIMEOUT)
    ) runner (
        .clk(clk), .rst(rst), .flush(flush), .running(running),
        .image_available(image_available), .image_seq(image_seq), .image_pos(image_pos), .image_data(image_data),
        .image_release(image_release),
        .result_free(result_free), .result_write(result_write), .result_pos(result_pos), .result_data(result_data),
        .result_commit(result_commit), .result_late(result_late),
        .accel_rst(accel_rst), .in_data(in_data), .in_valid(in_valid), .in_ready(in_ready),
        .out_data(out_data), .out_valid(out_valid), .out_ready(out_ready)
    );

    wire       reply_available, reply_late, reply_reading, reply_release;
    wire [7:0] reply_byte;
    wire [OUT_POS_BITS-1:0] reply_pos;

    slot_buffer #(.BYTES(N_OUT + 5), .SLOTS(2), .POS_BITS(OUT_POS_BITS), .TAG_BITS(1)) results (
        .clk(clk), .rst(rst),
        .free(result_free), .write(result_write), .write_pos(result_pos), .write_data(result_data),
        .commit(result_commit), .commit_tag(result_late),
        .available(reply_available), .tag(reply_late), .read_pos(reply_pos), .read_data(reply_byte),
        .release_slot(reply_release), .flush(flush), .keep_current(reply_reading)
    );

    reg [7:0] done_count;
    always @(posedge clk)
        if (rst | flush)                       done_count <= 8'd0;
        else if (result_commit & ~result_late) done_count <= done_count + 8'd1;

    // ---- mailbox: body bytes of HELLO and PING as they come, and at the verdict the seq to answer with
    wire       nak_waits, mailbox_read, stats_reading;
    wire [5:0] mailbox_addr;
    wire [7:0] mailbox_data;
    wire       keep_seq = request | (nak & ~nak_waits);

    mailbox #(
        .N_IN(N_IN), .N_OUT(N_OUT), .SLOTS(SLOTS), .OUT_TYPE(OUT_TYPE), .CLOCK_KHZ(CLOCK_KHZ), .MODEL_HASH(MODEL_HASH)
    ) mail (
        .clk(clk), .rst(rst),
        .write((body_valid & ~is_image) | keep_seq),
        .write_addr(keep_seq ? MAIL_SEQ | {5'd0, nak}
                  : is_ping  ? MAIL_PING | {3'd0, body_pos[2:0]}
                             : MAIL_HELLO | {5'd0, body_pos[0]}),
        .write_data(!keep_seq                        ? body_data
                  : status == LINK_STATUS_CRC[2:0] ? 8'h00 // which frame it was cannot be known
                                                   : seq),
        .read(mailbox_read), .read_addr(mailbox_addr), .read_data(mailbox_data),
        .event_seen({
            result_commit & ~result_late,
            result_commit & result_late,
            nak & (status == LINK_STATUS_OVERFLOW[2:0]),
            rx_valid & rx_error,
            nak & (status == LINK_STATUS_CRC[2:0])
        }),
        .hold_stats(stats_reading)
    );

    // ---- replies to line
    wire [7:0] reply_data, tx_data;
    wire       reply_valid, reply_finish, reply_ready, tx_valid, tx_ready;

    reply_sender #(.N_OUT(N_OUT), .POS_BITS(OUT_POS_BITS)) sender (
        .clk(clk), .rst(rst),
        .request(request), .request_op(op), .nak(nak), .nak_status(status), .flush(flush),
        .request_waits(request_waits), .nak_waits(nak_waits),
        .result_available(reply_available), .result_late(reply_late), .result_reading(reply_reading),
        .result_release(reply_release), .done_count(done_count),
        .mailbox_read(mailbox_read), .mailbox_addr(mailbox_addr), .mailbox_data(mailbox_data),
        .stats_reading(stats_reading), .result_pos(reply_pos), .result_data(reply_byte),
        .data(reply_data), .valid(reply_valid), .finish(reply_finish), .ready(reply_ready)
    );

    cobs_encoder #(.MAX_FRAME(LONGEST_BODY + 8)) encoder (
        .clk(clk), .rst(rst), .data(reply_data), .valid(reply_valid), .finish(reply_finish), .ready(reply_ready),
        .line_data(tx_data), .line_valid(tx_valid), .line_ready(tx_ready)
    );

    uart_tx #(.CLOCKS_PER_BIT(CLOCKS_PER_BIT)) tx (
        .clk(clk), .rst(rst), .data(tx_data), .valid(tx_valid), .ready(tx_ready), .txd(txd)
    );

    assign busy = image_available | running | reply_available | request_waits | nak_waits | tx_valid | ~tx_ready;

    // A parameter out of range must not become hardware that nearly works.
    generate
        if (N_IN < 1 || N_OUT < 1)      N_IN_and_N_OUT_must_be_positive wrong_size();
        if (CLOCKS_PER_BIT < 4)         CLOCKS_PER_BIT_must_be_at_least_4 wrong_rate();
        if (SLOTS < 1 || SLOTS > 128)   SLOTS_must_be_1_to_128 wrong_slots();
        if (TIMEOUT < 16)               TIMEOUT_must_be_at_least_16 wrong_timeout();
    endgenerate
endmodule
