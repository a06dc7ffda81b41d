package org.silicnn.emit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.silicnn.testvectors.RequiredTool;

/** {@code requantize.cpp} compiled against the header that projects get. */
record HeaderProgram(Path folder) {

    static HeaderProgram compile(Path folder) throws IOException {
        copy("/hls/runtime/silicnn_fixed.h", folder.resolve("silicnn_fixed.h"));
        copy("/hls/runtime/silicnn_inline.h", folder.resolve("silicnn_inline.h"));
        copy("requantize.cpp", folder.resolve("requantize.cpp"));
        String strict = "-std=c++14 -O1 -Wall -Wextra -Werror -fsanitize=address,undefined -fno-sanitize-recover";
        ProcessBuilder compiler = new ProcessBuilder(RequiredTool.GPP.program());
        compiler.command().addAll(List.of(strict.split(" ", -1)));
        compiler.command().addAll(List.of("-I.", "requantize.cpp", "-o", "requantize"));
        HeaderProgram program = new HeaderProgram(folder);
        program.run(compiler);
        return program;
    }

    private static void copy(String resource, Path file) throws IOException {
        try (InputStream in = HeaderProgram.class.getResourceAsStream(resource)) {
            Files.copy(in, file);
        }
    }

    /** The result of each row, computed in a C type. */
    List<Long> rows(String type, List<String> rows) throws IOException {
        Files.write(folder.resolve("rows.csv"), rows);
        ProcessBuilder program = new ProcessBuilder("./requantize", "rows", type);
        run(program.redirectInput(folder.resolve("rows.csv").toFile()));
        List<Long> results = Files.readAllLines(folder.resolve("output")).stream()
                .map(Long::valueOf)
                .toList();
        assertThat(results).hasSameSizeAs(rows);
        return results;
    }

    /** The bytes of the program's own enumeration. */
    byte[] all(String type) throws IOException {
        run(new ProcessBuilder("./requantize", "all", type));
        return Files.readAllBytes(folder.resolve("output"));
    }

    private void run(ProcessBuilder builder) throws IOException {
        builder.directory(folder.toFile())
                .redirectOutput(folder.resolve("output").toFile())
                .redirectError(folder.resolve("log").toFile());
        assertThat(GeneratedProgram.waitFor(builder.start()))
                .as("%s in %s: %s", builder.command(), folder, Files.readString(folder.resolve("log")))
                .isZero();
    }
}
