package org.silicnn.emit.page;

/**
 * All that one template prints, already computed: integers, strings and lists. A page {@code emit.page.layer.FooPage} is
 * printed by the template {@code layer/Foo.ftl}; a test checks that each has the other.
 */
public interface Page {
    /** Path of the template below {@code hls/}. */
    default String template() {
        String folder = getClass().getPackageName().replaceFirst(".*\\.", "");
        return folder + "/" + getClass().getSimpleName().replaceFirst("Page$", "") + ".ftl";
    }
}
