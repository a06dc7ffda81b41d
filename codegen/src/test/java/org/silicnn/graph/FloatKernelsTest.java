package org.silicnn.graph;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;

class FloatKernelsTest {
    @Test
    void everyOpHasAKernel() {
        assertThat(Set.<Object>copyOf(FloatKernels.ops()))
                .isEqualTo(Set.<Object>of((Object[]) Op.class.getPermittedSubclasses()));
    }
}
