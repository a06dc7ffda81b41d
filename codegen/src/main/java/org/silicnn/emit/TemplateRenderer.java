package org.silicnn.emit;

import freemarker.template.Configuration;
import freemarker.template.TemplateException;
import freemarker.template.TemplateExceptionHandler;
import java.io.IOException;
import java.io.Writer;
import java.util.Locale;
import org.silicnn.emit.page.Page;

/** Prints pages; the only class that knows FreeMarker. */
public final class TemplateRenderer {
    private final Configuration configuration = configure();

    /**
     * Prints a page with the template of its name.
     *
     * @throws IOException if {@code out} fails
     * @throws IllegalStateException if page and template don't fit together, which is a mistake of ours
     */
    public void render(Page page, Writer out) throws IOException {
        try {
            configuration.getTemplate(page.template()).process(page, out);
        } catch (TemplateException e) {
            throw new IllegalStateException("template " + page.template() + " does not fit its page", e);
        }
    }

    private static Configuration configure() {
        // Records read as beans only from 2.3.33 on.
        Configuration c = new Configuration(Configuration.VERSION_2_3_34);
        c.setClassLoaderForTemplateLoading(TemplateRenderer.class.getClassLoader(), "hls");
        c.setDefaultEncoding("UTF-8");
        c.setLocale(Locale.ROOT);
        c.setLocalizedLookup(false);
        // Without these, 12544 prints as 12,544 and #{x} is an interpolation too.
        c.setNumberFormat("c");
        c.setBooleanFormat("c");
        c.setInterpolationSyntax(Configuration.DOLLAR_INTERPOLATION_SYNTAX);
        c.setTemplateExceptionHandler(TemplateExceptionHandler.RETHROW_HANDLER);
        c.setLogTemplateExceptions(false);
        c.setWrapUncheckedExceptions(true);
        c.setFallbackOnNullLoopVariable(false);
        return c;
    }
}
