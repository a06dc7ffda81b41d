// The whole link with the toy accelerator in a four-valued simulator: registers start as X, and no X may reach the pin.
// Sends the bytes of +request=FILE (hex, one a line), writes what the board answers to +answer=FILE.
`timescale 1ns / 1ns

module x_test;
    localparam CLOCKS_PER_BIT = 4;

    reg        clk = 0;
    reg        rst = 1;
    reg        rxd = 1;
    wire       txd, busy;
    reg [7:0]  request [0:4095];
    reg [7:0]  answer;
    reg [2047:0] path;
    integer    at, i, file, idle;

    silicnn_top #(
        .N_IN(784), .N_OUT(10), .OUT_TYPE(8'h81), .MODEL_HASH(64'h3fa2c10045d7e89b), .CLOCKS_PER_BIT(CLOCKS_PER_BIT),
        .CLOCK_KHZ(100000), .SLOTS(2), .TIMEOUT(100000)
    ) top (.clk(clk), .rst(rst), .rxd(rxd), .txd(txd), .busy(busy));

    always #5 clk = ~clk;

    always @(negedge clk)
        if (!rst && ^{txd, busy} === 1'bx) begin
            $display("X on a pin at %0t", $time);
            $finish_and_return(1);
        end

    task send(input [7:0] data);
        for (i = 0; i < 10; i = i + 1) begin
            rxd = i == 0 ? 1'b0 : i == 9 ? 1'b1 : data[i - 1];
            repeat (CLOCKS_PER_BIT) @(posedge clk);
        end
    endtask

    initial begin
        if (!$value$plusargs("request=%s", path)) $finish_and_return(1);
        for (at = 0; at < 4096; at = at + 1) request[at] = 8'hxx;
        $readmemh(path, request);
        repeat (5) @(posedge clk);
        rst = 0;
        repeat (40) @(posedge clk);
        for (at = 0; at < 4096 && request[at] !== 8'hxx; at = at + 1)
            send(request[at]);
        idle = 0;
        while (idle < 40 * CLOCKS_PER_BIT) begin
            @(posedge clk);
            idle = busy ? 0 : idle + 1;
        end
        $fclose(file);
        $finish_and_return(0);
    end

    integer k;
    reg [2047:0] answer_path;
    initial begin
        if (!$value$plusargs("answer=%s", answer_path)) $finish_and_return(1);
        file = $fopen(answer_path, "w");
        forever begin
            @(negedge txd);
            repeat (CLOCKS_PER_BIT / 2) @(posedge clk);
            for (k = 0; k < 8; k = k + 1) begin
                repeat (CLOCKS_PER_BIT) @(posedge clk);
                answer[k] = txd;
            end
            repeat (CLOCKS_PER_BIT) @(posedge clk);
            $fwrite(file, "%02x", answer);
        end
    end
endmodule
