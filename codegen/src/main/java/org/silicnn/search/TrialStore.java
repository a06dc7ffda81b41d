package org.silicnn.search;

import java.util.Optional;

/** Remembers what was measured. */
public interface TrialStore {
    /** What these widths gave, if they were measured before. */
    Optional<Trial> find(Widths widths);

    void add(Trial trial);
}
