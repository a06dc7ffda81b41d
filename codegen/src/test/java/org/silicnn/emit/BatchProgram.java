package org.silicnn.emit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.LongBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.silicnn.emit.layer.Foldings;
import org.silicnn.emit.page.project.TopPort;
import org.silicnn.ir.Network;
import org.silicnn.sim.Tensor;
import org.silicnn.testvectors.RequiredTool;

/**
 * The generated C of many networks in one program, because the compiler takes longer to start than to compile one: each
 * lies in a namespace of its own.
 */
public final class BatchProgram {
    /** Standard and runtime headers come first, outside the namespaces; their guards keep them out of these. */
    private static final String BEGINNING = """
            #include <cstdint>
            #include <cstdio>
            #include <cstdlib>
            #include <string>
            #include <hls_stream.h>
            #include <silicnn_fixed.h>
            #include <silicnn_inline.h>
            #include <silicnn_intake.h>
            #include <silicnn_pair.h>
            #include <silicnn_softmax.h>
            #include <silicnn_tile.h>
            #include <silicnn_tool.h>
            #include <silicnn_wide.h>

            // Words of so many values of these types.
            template <typename From, int FROM, typename To, int TO, typename In, typename Out>
            static void run(void (*top)(hls::stream<In>&, hls::stream<Out>&), int images, int inputs, int outputs) {
              hls::stream<In> input;
              hls::stream<Out> output;
              for (int image = 0; image < images; image++) {
                for (int i = 0; i < inputs; i++) {
                  In word = 0;
                  for (int l = 0; l < FROM; l++) {
                    int64_t value;
                    if (std::fread(&value, sizeof value, 1, stdin) != 1) std::exit(2);
                    silicnn_put<From>(word, l * 8 * (int)sizeof(From), (From)value);
                  }
                  input.write(word);
                }
                top(input, output);
                for (int i = 0; i < outputs; i++) {
                  const Out word = output.read();
                  for (int l = 0; l < TO; l++) {
                    const int64_t value = silicnn_get<To>(word, l * 8 * (int)sizeof(To));
                    std::fwrite(&value, sizeof value, 1, stdout);
                  }
                }
                if (!input.empty() || !output.empty()) {
                  std::fprintf(stderr, "words left in a stream\\n");
                  std::exit(2);
                }
              }
            }

            """;

    private final Path folder;
    private final StringBuilder tops = new StringBuilder(BEGINNING);
    private final StringBuilder calls = new StringBuilder();
    private final List<Tensor> images = new ArrayList<>();
    private final List<Integer> outputs = new ArrayList<>();
    private final String optimisation;
    private int networks;

    /**
     * Not optimised: with small networks the time goes into the compiler.
     *
     * @param folder an empty one, for sources, images and answers
     */
    public BatchProgram(Path folder) {
        this(folder, "-O0");
    }

    /** @param optimisation the compiler's option for a program that runs for longer than it compiles */
    BatchProgram(Path folder, String optimisation) {
        this.folder = folder;
        this.optimisation = optimisation;
    }

    /** Adds a network with its weighted layers folded. */
    public void add(Network network, List<Tensor> networkImages, Foldings foldings) throws IOException {
        String name = "network" + networks++;
        // Its number instead of its name: the top functions are extern "C", so their names must differ.
        Network numbered = new Network(name, network.input(), network.inputType(), network.layers());
        HlsProject project = ProjectBuilder.build(
                numbered, List.of(), EmitOptions.defaults("test").withFoldings(foldings));
        ProjectFolder.write(project, folder.resolve(name), false);
        String source = name + "/src/" + project.top() + ".cpp";
        tops.append("namespace %s {\n#include \"%s\"\n%s}\n".formatted(name, source, call(project, name)));
        TopPort image = project.dataflow().image().port();
        TopPort scores = project.dataflow().scores().port();
        calls.append("  run<%s, %d, %s, %d>(%s::call, %d, %d, %d);\n"
                .formatted(
                        image.word().element(),
                        image.word().elements(),
                        scores.word().element(),
                        scores.word().elements(),
                        name,
                        networkImages.size(),
                        image.words(),
                        scores.words()));
        images.addAll(networkImages);
        networkImages.forEach(each -> outputs.add(scores.values()));
    }

    /** The top function with its external memories. */
    private static String call(HlsProject project, String name) {
        List<String> memories =
                project.dataflow().memories().stream().map(Memory::name).toList();
        return (memories.isEmpty() ? "" : "#include \"" + name + "/csim/memories.h\"\n")
                + "static void call(hls::stream<%s>& image, hls::stream<%s>& scores) { %s(%s); }\n"
                        .formatted(
                                project.dataflow().image().packing().name(),
                                project.dataflow().scores().packing().name(),
                                project.top(),
                                String.join(
                                        ", ",
                                        Stream.concat(Stream.of("image", "scores"), memories.stream())
                                                .toList()));
    }

    /** Compiles the program and runs it once; the answers are in the order of the images. */
    public List<long[]> run() throws IOException {
        Files.writeString(folder.resolve("batch.cpp"), tops + "int main() {\n" + calls + "}\n");
        String options = "-std=c++14 -Wall -Wextra -Werror -fsanitize=address,undefined -fno-sanitize-recover";
        List<String> compiler = new ArrayList<>(List.of(RequiredTool.GPP.program()));
        compiler.addAll(List.of(options.split(" ", -1)));
        compiler.add(optimisation);
        compiler.addAll(List.of("-Inetwork0/portable", "-Inetwork0/src", "batch.cpp", "-o", "batch"));
        Files.createFile(folder.resolve("input"));
        execute(compiler);
        writeImages();
        execute(List.of("./batch"));
        return answers();
    }

    private void writeImages() throws IOException {
        try (OutputStream out = Files.newOutputStream(folder.resolve("input"))) {
            for (Tensor image : images) {
                long[] values = image.values();
                ByteBuffer bytes =
                        ByteBuffer.allocate(values.length * Long.BYTES).order(ByteOrder.nativeOrder());
                bytes.asLongBuffer().put(values);
                out.write(bytes.array());
            }
        }
    }

    private List<long[]> answers() throws IOException {
        LongBuffer words = ByteBuffer.wrap(Files.readAllBytes(folder.resolve("output")))
                .order(ByteOrder.nativeOrder())
                .asLongBuffer();
        List<long[]> answers = new ArrayList<>();
        for (int size : outputs) {
            long[] answer = new long[size];
            words.get(answer);
            answers.add(answer);
        }
        assertThat(words.hasRemaining()).isFalse();
        return answers;
    }

    private void execute(List<String> command) throws IOException {
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectInput(folder.resolve("input").toFile())
                .redirectOutput(folder.resolve("output").toFile())
                .redirectError(folder.resolve("log").toFile())
                .start();
        assertThat(GeneratedProgram.waitFor(process))
                .as("%s in %s: %s", command, folder, Files.readString(folder.resolve("log")))
                .isZero();
    }
}
