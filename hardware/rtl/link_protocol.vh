// The one source of every protocol constant. The RTL includes this file; the host reads the same file at class load.
// Strict form, one constant a line:  localparam [msb:lsb] LINK_NAME = <width>'h<hex>; // reason
// Protocol text, byte tables and a worked frame: hardware/PROTOCOL.md
//
// Frame on the line: COBS( type | seq | body | CRC-32 little endian ) 0x00
// Board to host, body starts with: done_count (8 bit, results since reset or RESET, wraps) | status (8 bit, LINK_STATUS_*)

localparam [7:0] LINK_VERSION = 8'h01; // raised when a frame's meaning changes

localparam [7:0] LINK_OP_HELLO = 8'h01; // host: nonce u16
localparam [7:0] LINK_OP_IMAGE = 8'h02; // host: exactly N_in bytes, one input tensor
localparam [7:0] LINK_OP_RESET = 8'h03; // host: no body; drops queued slots, done_count := 0
localparam [7:0] LINK_OP_PING  = 8'h04; // host: exactly 8 bytes, echoed
localparam [7:0] LINK_OP_STATS = 8'h05; // host: no body

localparam [7:0] LINK_REPLY_BIT = 8'h80; // a reply's type is the request's type with this bit set
localparam [7:0] LINK_OP_NAK    = 8'h8f; // board: status says why, seq is the offender's (0 when the CRC was wrong)

localparam [7:0] LINK_STATUS_OK       = 8'h00; // carried by every reply that is no NAK
localparam [7:0] LINK_STATUS_CRC      = 8'h01; // CRC, COBS or UART framing error: the sequence number can't be trusted
localparam [7:0] LINK_STATUS_LENGTH   = 8'h02; // body length differs from what the type (or the network) requires
localparam [7:0] LINK_STATUS_TYPE     = 8'h03; // unknown type
localparam [7:0] LINK_STATUS_OVERFLOW = 8'h04; // no free image slot: send again later
localparam [7:0] LINK_STATUS_TIMEOUT  = 8'h05; // the accelerator did not finish in time

localparam [7:0] LINK_PING_BYTES  = 8'h08; // body of PING and of its reply (after done_count and status)
localparam [7:0] LINK_HELLO_BYTES = 8'h1a; // reply to HELLO after done_count, status: nonce u16, version u8, slots u8, N_in u32, N_out u32, out_type u8 (bit 7 signed, bits 6..0 bytes per value), reserved u8, clock_khz u32, model_hash 8 bytes as stored in network.json
localparam [7:0] LINK_STATS_BYTES = 8'h14; // reply to STATS after done_count, status: five u32: crc errors, uart framing errors, overflows, accelerator timeouts, images done
localparam [7:0] LINK_CYCLES_BYTES = 8'h04; // a RESULT (IMAGE reply) after done_count, status: N_out bytes of raw output, then u32 clock cycles from the first input byte offered to the last output byte taken, both included
