package org.silicnn.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Where generated C++ is compiled: below the build's folder, one folder for each process, as long as that lives. */
final class WorkloadFolders {
    private static final Path ALL = Path.of("target", "workloads");

    private WorkloadFolders() {}

    /** Makes this process's folder, and removes those of processes that have ended, stopped ones too. */
    static synchronized Path ofThisProcess() throws IOException {
        Path own = ALL.resolve(String.valueOf(ProcessHandle.current().pid()));
        Files.createDirectories(own);
        for (Path folder : list(ALL)) {
            long process = Long.parseLong(folder.getFileName().toString());
            if (ProcessHandle.of(process).isEmpty()) {
                delete(folder);
            }
        }
        return own.toAbsolutePath();
    }

    private static List<Path> list(Path folder) throws IOException {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.toList();
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
