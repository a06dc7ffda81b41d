package org.silicnn.emit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.silicnn.emit.page.Page;
import org.silicnn.testvectors.TestVectors;

/** A page without a template can't be printed; a template without a page is dead text. */
class PageTemplatesTest {
    // As source files: in a full build the class path holds them in a jar.
    private static final Path TEMPLATES = TestVectors.repository().resolve("hls-templates/src/main/resources/hls");

    @Test
    void everyPageHasATemplateAndEveryTemplateAPage() throws Exception {
        assertThat(templates()).isEqualTo(pageTemplates());
    }

    @Test
    void everyTemplateNamesItsPage() throws Exception {
        for (String template : templates()) {
            String page = template.replace('/', '.').replace(".ftl", "Page");
            assertThat(Files.readString(TEMPLATES.resolve(template)))
                    .as(template)
                    .startsWith("<#-- page: org.silicnn.emit.page." + page + " -->\n");
        }
    }

    private static Set<String> templates() throws IOException {
        try (Stream<Path> files = Files.walk(TEMPLATES)) {
            return files.filter(file -> file.toString().endsWith(".ftl"))
                    .map(file -> TEMPLATES.relativize(file).toString().replace('\\', '/'))
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }

    private static Set<String> pageTemplates() throws Exception {
        Path classes = Path.of(Page.class.getResource("Page.class").toURI()).getParent();
        try (Stream<Path> files = Files.walk(classes)) {
            return files.map(file -> classes.relativize(file).toString().replace('\\', '/'))
                    .filter(name -> name.endsWith("Page.class") && name.contains("/"))
                    .map(name -> name.replace("Page.class", ".ftl"))
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }

    @Test
    void templatesOnlyPrint() throws Exception {
        for (String template : templates()) {
            String text = Files.readString(TEMPLATES.resolve(template));
            assertThat(Arrays.stream(text.split("(?=<[#@/])"))
                            .filter(part -> part.startsWith("<"))
                            .map(part -> part.split("[ >]", 2)[0])
                            .collect(Collectors.toSet()))
                    .as(template)
                    .isSubsetOf("<#--", "<#list", "</#list", "<#if", "</#if", "<#else");
        }
    }
}
