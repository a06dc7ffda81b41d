package org.silicnn.host.serial;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TracingLinkTest {
    @Test
    void showsTimeDirectionAndBytesAndPassesThemOn() throws IOException {
        Recorder recorder = new Recorder();
        List<String> lines = new ArrayList<>();
        long[] now = {5_000_000_000L};
        TracingLink link = new TracingLink(recorder, lines::add, () -> now[0]);
        now[0] += 1_234_567;
        link.write("eighteen bytes\0\001\377\177".getBytes(StandardCharsets.ISO_8859_1));
        now[0] += 1_000_000_000;
        assertThat(link.read(0)).containsExactly('o', 'k');
        recorder.toRead = new byte[0];
        assertThat(link.read(0)).isEmpty();
        assertThat(String.join(System.lineSeparator(), lines).lines())
                .containsExactly(
                        "  0.001235 > 18 bytes",
                        "    0000  65 69 67 68 74 65 65 6e 20 62 79 74 65 73 00 01  eighteen bytes..",
                        "    0010  ff 7f                                            ..",
                        "  1.001235 < 2 bytes",
                        "    0000  6f 6b                                            ok");
        assertThat(recorder.written).hasSize(18);
        assertThat(link.name()).isEqualTo("recorder");
        assertThat(link.baud()).isEqualTo(9600);
        link.close();
        assertThat(recorder.closed).isTrue();
    }

    private static final class Recorder implements SerialLink {
        private byte[] toRead = {'o', 'k'};
        private byte[] written;
        private boolean closed;

        @Override
        public String name() {
            return "recorder";
        }

        @Override
        public int baud() {
            return 9600;
        }

        @Override
        public byte[] read(long maxNanos) {
            return toRead;
        }

        @Override
        public void write(byte[] bytes) {
            written = bytes;
        }

        @Override
        public void close() {
            closed = true;
        }
    }
}
