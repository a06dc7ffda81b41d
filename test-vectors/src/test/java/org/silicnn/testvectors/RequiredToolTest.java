package org.silicnn.testvectors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RequiredToolTest {
    @Test
    void aMissingToolSkipsATestAndNamesThePackage(@TempDir Path empty) {
        assertThatThrownBy(() -> RequiredTool.ICEPACK.find(empty.toString(), false))
                .hasToString(
                        "org.opentest4j.TestAbortedException: icepack is not installed; apt-get install fpga-icestorm");
    }

    @Test
    void aMissingToolFailsATestThatMayNotBeSkipped(@TempDir Path empty) {
        assertThatThrownBy(() -> RequiredTool.ICEPACK.find(empty.toString(), true))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("apt-get install fpga-icestorm");
    }

    @Test
    void findsAToolAnywhereOnThePath(@TempDir Path folder) throws IOException {
        Path program = Files.createFile(folder.resolve("icepack"));
        assertThat(program.toFile().setExecutable(true)).isTrue();
        String searchPath = "/nowhere" + File.pathSeparator + folder;
        assertThat(RequiredTool.ICEPACK.find(searchPath, true)).isEqualTo("icepack");
    }
}
