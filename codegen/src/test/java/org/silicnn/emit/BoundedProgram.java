package org.silicnn.emit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.IntUnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.silicnn.emit.page.project.TopPort;
import org.silicnn.testvectors.RequiredTool;

/**
 * The stages of a generated project side by side, each in a thread of its own, over streams that hold no more than their
 * depth: what hardware does.
 */
record BoundedProgram(Path folder) {
    static final int DEADLOCK = 3;

    private static final Pattern DEPTH = Pattern.compile("#pragma HLS stream variable=(\\w+) depth=(\\d+)");

    private static final String MAIN = """
            int main() {
              hls::stream<%1$s> image;
              hls::stream<%2$s> scores;
              for (int i = 0; i < golden_count * %3$d; i++) {
                %1$s word = 0;
                for (int l = 0; l < %4$d; l++) {
                  silicnn_put(word, l * %5$d, golden_images[i * %4$d + l]);
                }
                image.write(word);
              }
              %6$s;
              for (int i = 0; i < golden_count * %7$d; i++) {
                const %2$s word = scores.read();
                for (int l = 0; l < %8$d; l++) {
                  if (silicnn_get<%9$s>(word, l * %10$d) != golden_scores[i * %8$d + l]) {
                    std::printf("mismatch\\n");
                    return 1;
                  }
                }
              }
              return 0;
            }
            """;

    /**
     * Rewrites the project's top function so that it runs all golden images through stages that never wait for each
     * other but at a stream.
     *
     * @param project written with at least one golden image
     * @param capacity of a stream, from the depth that was asked for
     * @param options for the compiler
     */
    static BoundedProgram compile(GeneratedProgram project, IntUnaryOperator capacity, String... options)
            throws IOException {
        Path folder = project.folder();
        String top = project.project().top();
        String source = Files.readString(folder.resolve("src/" + top + ".cpp"));
        boolean filled = !project.project().dataflow().memories().isEmpty();
        Files.writeString(
                folder.resolve("bounded.cpp"),
                concurrent(source, capacity)
                                .replace(
                                        "#include \"" + top + ".h\"", """
                #include "hls_stream.h"
                #include "silicnn_wide.h"
                #include "golden.h"
                """ + (filled ? "#include \"memories.h\"\n" : ""))
                        + main(project.project()));
        Files.createDirectories(folder.resolve("bounded"));
        copy("bounded_stream.h", folder.resolve("bounded/hls_stream.h"));
        copy("narrow_ap_int.h", folder.resolve("bounded/ap_int.h"));
        ProcessBuilder compiler = new ProcessBuilder(RequiredTool.GPP.program());
        compiler.command().addAll(List.of("-std=c++14", "-pthread", "-Ibounded", "-Isrc", "-Icsim"));
        compiler.command().addAll(List.of(options));
        compiler.command().addAll(List.of("bounded.cpp", "-o", "bounded/run"));
        BoundedProgram program = new BoundedProgram(folder);
        assertThat(program.start(compiler))
                .as("%s in %s: %s", compiler.command(), folder, Files.readString(folder.resolve("bounded.log")))
                .isZero();
        return program;
    }

    private static String main(HlsProject project) {
        TopPort image = project.dataflow().image().port();
        TopPort scores = project.dataflow().scores().port();
        String streams = Stream.concat(
                        Stream.of("image", "scores"),
                        project.dataflow().memories().stream().map(Memory::name))
                .collect(Collectors.joining(", "));
        return MAIN.formatted(
                image.word().name(),
                scores.word().name(),
                image.words(),
                image.word().elements(),
                image.word().elementBits(),
                project.top() + "(" + streams + ")",
                scores.words(),
                scores.word().elements(),
                scores.word().element(),
                scores.word().elementBits());
    }

    private static void copy(String resource, Path file) throws IOException {
        try (InputStream in = BoundedProgram.class.getResourceAsStream(resource)) {
            Files.copy(in, file);
        }
    }

    private static String concurrent(String top, IntUnaryOperator capacity) {
        Matcher depths = DEPTH.matcher(top);
        return depths.replaceAll(depth -> "  " + depth.group(1) + ".capacity = "
                        + capacity.applyAsInt(Integer.parseInt(depth.group(2))) + ";")
                .replaceAll("#(ifndef SILICNN_PORTABLE|endif|pragma HLS (interface|dataflow).*)\n", "")
                .replaceAll("(?m)^  ((?!hls::)\\w+\\(.*\\);)$", "  calls.push_back([&] { REPEAT $1 });")
                .replaceFirst("(?m)^(extern \"C\".*)$", "$1\n  std::vector<std::function<void()> > calls;")
                .replaceFirst("}\\s*$", "  hls::stages::run(calls);\n}\n")
                .replace("REPEAT", "for (int n = 0; n < golden_count; n++)");
    }

    /** Exit status: 0 if all golden answers came out, 1 if one was wrong, {@value #DEADLOCK} if the stages stopped. */
    int run() throws IOException {
        return start(new ProcessBuilder("bounded/run"));
    }

    private int start(ProcessBuilder builder) throws IOException {
        builder.directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("bounded.log").toFile());
        // A relative program is looked up here, not in the child's folder.
        if (builder.command().get(0).startsWith("bounded/")) {
            builder.command(folder.resolve("bounded/run").toString());
        }
        return GeneratedProgram.waitFor(builder.start());
    }
}
