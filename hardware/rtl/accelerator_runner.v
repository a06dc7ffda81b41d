// Runs one image at a time through the accelerator: streams a slot in, collects the result, counts the clocks, and
// gives up after TIMEOUT.
//
// The accelerator has no start and no done, only its two streams, so a byte that is late belongs to the wrong image and
// would shift every result after it. Three rules keep images apart:
//   - between images whatever it still offers is thrown away, and no image starts while it offers something;
//   - an image has ended when all its input was taken and N_OUT bytes came, not before;
//   - after a timeout or a RESET the accelerator is reset, so nothing of the lost image can come out later.
//
// Result record: seq | N_OUT bytes | clocks, 4 bytes little endian. A late image leaves the seq alone.
module accelerator_runner #(
    parameter N_IN         = 784,
    parameter N_OUT        = 10,
    parameter IN_POS_BITS  = 10,       // holds 0 .. N_IN
    parameter OUT_POS_BITS = 4,        // holds 0 .. N_OUT + 5
    parameter TIMEOUT      = 12000000  // clocks, 16 .. 2^31 - 1
) (
    input  wire                    clk,
    input  wire                    rst,
    input  wire                    flush,          // give up the image at hand, silently
    output wire                    running,        // not waiting for an image
    // image slots
    input  wire                    image_available,
    input  wire [7:0]              image_seq,
    output wire [IN_POS_BITS-1:0]  image_pos,      // the byte wanted in the next clock
    input  wire [7:0]              image_data,
    output wire                    image_release,
    // result slots
    input  wire                    result_free,
    output wire                    result_write,
    output reg  [OUT_POS_BITS-1:0] result_pos,
    output wire [7:0]              result_data,
    output wire                    result_commit,
    output wire                    result_late,    // with result_commit: the image timed out
    // accelerator
    output wire                    accel_rst,      // high for 16 clocks
    output wire [7:0]              in_data,
    output wire                    in_valid,
    input  wire                    in_ready,
    input  wire [7:0]              out_data,
    input  wire                    out_valid,
    output wire                    out_ready
);
    `include "clog2.vh"

    localparam CLOCK_BITS = clog2(TIMEOUT + 1);
    localparam [CLOCK_BITS-1:0]   LIMIT      = TIMEOUT;
    localparam [OUT_POS_BITS-1:0] CLOCKS_POS = N_OUT + 1;

    localparam [2:0] CLEAN = 3'd0, WAIT = 3'd1, DRAIN = 3'd2, RUN = 3'd3, STORE = 3'd4, LATE = 3'd5;

    reg [2:0]             state;
    reg [CLOCK_BITS-1:0]  clocks;
    reg [IN_POS_BITS-1:0] in_pos;
    reg [1:0]             clocks_byte;

    wire in_done  = in_pos == N_IN[IN_POS_BITS-1:0];
    wire out_done = result_pos == CLOCKS_POS;
    wire in_step  = in_valid & in_ready;
    wire out_step = (state == RUN) & out_valid & out_ready;
    wire expired  = clocks == LIMIT;
    wire begin_it = (state == WAIT) & image_available & result_free;

    assign running   = state != WAIT;
    assign accel_rst = state == CLEAN;
    assign in_data   = image_data;
    assign in_valid  = (state == RUN) & ~in_done;
    assign out_ready = ~out_done;
    assign image_pos = in_step ? in_pos + 1'b1 : in_pos;

    wire [31:0] clocks_wide   = {{(32 - CLOCK_BITS){1'b0}}, clocks};
    wire        last_store    = (state == STORE) & (clocks_byte == 2'd3);
    assign      result_write  = begin_it | out_step | (state == STORE);
    assign      result_data   = begin_it         ? image_seq
                              : state == STORE   ? clocks_wide[8 * clocks_byte +: 8]
                                                 : out_data;
    assign      result_late   = state == LATE;
    assign      result_commit = last_store | result_late;
    // The slot is free for the line once its last byte is in the accelerator: one more image may be under way.
    assign      image_release = (in_step & (in_pos == N_IN - 1)) | (result_late & ~in_done);

    always @(posedge clk) begin
        clocks      <= clocks + 1'b1;
        in_pos      <= image_pos;
        clocks_byte <= clocks_byte + {1'b0, state == STORE};
        if (result_write) result_pos <= result_pos + 1'b1;
        case (state)
            CLEAN: begin
                result_pos <= 0;
                if (clocks[3:0] == 4'hf) state <= WAIT;
            end
            WAIT: begin
                clocks <= 0;
                in_pos <= 0;
                if (begin_it) state <= DRAIN;
            end
            DRAIN:
                if (!out_valid) begin
                    clocks <= 0;
                    state  <= RUN;
                end else if (expired)
                    state <= LATE;
            RUN:
                if (in_done & out_done) begin
                    clocks <= clocks;
                    state  <= STORE;
                end else if (expired)
                    state <= LATE;
            STORE: begin
                clocks <= clocks;
                if (last_store) begin
                    result_pos <= 0;
                    state      <= WAIT;
                end
            end
            default: begin // LATE
                clocks <= 0;
                state  <= CLEAN;
            end
        endcase
        if (rst | flush) begin
            state       <= CLEAN;
            clocks      <= 0;
            clocks_byte <= 2'd0;
        end
    end
endmodule
