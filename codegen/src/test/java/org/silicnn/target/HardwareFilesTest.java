package org.silicnn.target;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.silicnn.testvectors.TestVectors;

class HardwareFilesTest {
    @TempDir
    Path folder;

    @Test
    void areTheRepositorysOwn() throws IOException {
        List<String> rtl = HardwareFiles.under("rtl/");
        assertThat(rtl).contains("rtl/silicnn_top.v", "rtl/link_protocol.vh").allMatch(path -> path.startsWith("rtl/"));
        for (String path : rtl) {
            assertThat(TestVectors.repository().resolve("hardware").resolve(path))
                    .hasBinaryContent(HardwareFiles.read(path));
        }
    }

    @Test
    void areWrittenInTheirPlaces() throws IOException {
        HardwareFiles.copy(folder, "rtl/", "parameters.sh");
        assertThat(folder.resolve("rtl/silicnn_top.v")).isRegularFile();
        assertThat(folder.resolve("parameters.sh")).isRegularFile();
        assertThat(folder.resolve("sim")).doesNotExist();
    }

    /** As when the tool is installed: classes and files come from a jar. */
    @Test
    void areFoundInAJarToo() throws IOException, ReflectiveOperationException {
        Path jar = folder.resolve("a name with blanks.jar");
        try (OutputStream out = Files.newOutputStream(jar);
                JarOutputStream entries = new JarOutputStream(out)) {
            for (String path : HardwareFiles.under("")) {
                put(entries, "hardware/" + path, HardwareFiles.read(path));
            }
            for (String name : List.of("HardwareFiles", "HardwareFiles$Holder")) {
                String entry = "org/silicnn/target/" + name + ".class";
                put(
                        entries,
                        entry,
                        HardwareFiles.class.getResourceAsStream("/" + entry).readAllBytes());
            }
        }
        try (URLClassLoader loader =
                new URLClassLoader(new URL[] {jar.toUri().toURL()}, ClassLoader.getPlatformClassLoader())) {
            Object under = loader.loadClass(HardwareFiles.class.getName())
                    .getMethod("under", String.class)
                    .invoke(null, "rtl/");
            assertThat(under).isEqualTo(HardwareFiles.under("rtl/"));
        }
    }

    private static void put(JarOutputStream jar, String name, byte[] content) throws IOException {
        jar.putNextEntry(new JarEntry(name));
        jar.write(content);
        jar.closeEntry();
    }
}
