package org.silicnn.host.board;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.silicnn.problem.UserException;

@Timeout(60)
class ProcessAcceleratorTest {
    @TempDir
    Path folder;

    /** {@code cat} is the network whose output is its input. */
    @Test
    void imagesGoInAndAnswersComeOut() throws IOException {
        SplittableRandom random = new SplittableRandom(1);
        try (ProcessAccelerator accelerator = new ProcessAccelerator(Path.of("/bin/cat"), 3000)) {
            for (int i = 0; i < 50; i++) {
                byte[] image = new byte[3000];
                random.nextBytes(image);
                assertThat(accelerator.infer(image)).isEqualTo(image);
            }
        }
        assertThat(ProcessHandle.current()
                        .children()
                        .anyMatch(child -> child.info().command().orElse("").endsWith("cat")))
                .isFalse();
    }

    @Test
    void whatAProgramSaysBeforeItEndsIsTold() throws IOException {
        assertDied("echo 'out of weights' >&2; exit 1", "out of weights");
        assertDied("exit 0", "it said nothing");
        assertDied("head -c 5 /dev/zero", "it said nothing");
    }

    private void assertDied(String program, String reason) throws IOException {
        Path serve = Files.writeString(folder.resolve("serve"), "#!/bin/sh\n" + program + "\n");
        assertThat(serve.toFile().setExecutable(true)).isTrue();
        try (ProcessAccelerator accelerator = new ProcessAccelerator(serve, 10)) {
            assertThatExceptionOfType(UserException.class)
                    .isThrownBy(() -> accelerator.infer(new byte[100_000]))
                    .satisfies(
                            e -> assertThat(e.diagnostics().get(0).arguments()).containsExactly(reason));
        }
    }
}
