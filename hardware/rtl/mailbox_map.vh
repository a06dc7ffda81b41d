// Where things stand in the mailbox. Each region ends on an address of ones (..1f, ..27, ..3f), so the sender knows a
// region's last byte from a few low bits.
localparam [5:0] MAIL_HELLO = 6'h06; // 06..1f  reply to HELLO: nonce (2, written by the line), then constants
localparam [5:0] MAIL_PING  = 6'h20; // 20..27  the bytes to echo
localparam [5:0] MAIL_SEQ   = 6'h28; // 28, 29  sequence number of the waiting request, of the waiting NAK
localparam [5:0] MAIL_STATS = 6'h2c; // 2c..3f  five 32-bit counters, little endian
