package org.silicnn.emit;

import java.util.List;

/**
 * A generated project, not yet on disk.
 *
 * @param top name of the top function
 * @param hash of the network, as in {@link org.silicnn.store.NetworkFile}
 */
public record HlsProject(String top, String hash, List<ProjectFile> files) {
    public HlsProject {
        files = List.copyOf(files);
    }
}
