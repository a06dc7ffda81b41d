package org.silicnn.emit;

import java.util.ArrayList;
import java.util.List;

/**
 * A generated project, not yet on disk.
 *
 * @param top name of the top function
 * @param hash of the network, as in {@link org.silicnn.store.NetworkFile}
 * @param dataflow whose stages the files hold
 */
public record HlsProject(String top, String hash, Dataflow dataflow, List<ProjectFile> files) {
    public HlsProject {
        files = List.copyOf(files);
    }

    /** With one more file. */
    public HlsProject with(ProjectFile file) {
        List<ProjectFile> more = new ArrayList<>(files);
        more.add(file);
        return new HlsProject(top, hash, dataflow, more);
    }
}
