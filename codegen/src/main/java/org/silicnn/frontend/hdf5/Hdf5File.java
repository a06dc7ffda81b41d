package org.silicnn.frontend.hdf5;

import io.jhdf.Superblock.SuperblockV0V1;
import io.jhdf.Superblock.SuperblockV2V3;
import io.jhdf.SymbolTableEntry;
import java.util.function.Supplier;
import org.silicnn.frontend.ModelProblem;
import org.silicnn.frontend.Rejection;

/** An HDF5 file in memory. */
public final class Hdf5File {
    private static final byte[] SIGNATURE = {(byte) 0x89, 'H', 'D', 'F', '\r', '\n', 0x1a, '\n'};

    private Hdf5File() {}

    /** Whether a file begins like this. */
    public static boolean begins(byte... file) {
        for (int i = 0; i < SIGNATURE.length; i++) {
            if (i >= file.length || file[i] != SIGNATURE[i]) {
                return false;
            }
        }
        return true;
    }

    /**
     * The outermost group.
     *
     * @throws Rejection if the file is damaged
     */
    public static Hdf5Group root(byte[] file) {
        return guarded(() -> {
            BoundedStorage storage = new BoundedStorage(file);
            long header = storage.getSuperblock() instanceof SuperblockV0V1 old
                    ? new SymbolTableEntry(storage, old.getRootGroupSymbolTableAddress()).getObjectHeaderAddress()
                    : ((SuperblockV2V3) storage.getSuperblock()).getRootGroupObjectHeaderAddress();
            return Hdf5Group.at(storage, header);
        });
    }

    /**
     * Runs what decodes a part of a file. Damaged files make the library fail in every way there is, so every way counts
     * as damage; deep recursion too, as a file may refer to itself.
     */
    static <T> T guarded(Supplier<T> decoder) {
        try {
            return decoder.get();
        } catch (Rejection e) {
            throw e;
        } catch (StackOverflowError e) {
            throw new Rejection(ModelProblem.TRUNCATED, "its parts refer to each other in circles");
        } catch (RuntimeException e) {
            throw new Rejection(ModelProblem.TRUNCATED, reason(e));
        }
    }

    /** The innermost reason: the outer ones say where in the library it was noticed. */
    private static String reason(RuntimeException e) {
        Throwable innermost = e;
        while (innermost.getCause() != null) {
            innermost = innermost.getCause();
        }
        boolean inWords =
                innermost.getMessage() != null && innermost.getClass().getName().startsWith("io.jhdf");
        return inWords ? innermost.getMessage() : "a part of the HDF5 structure isn't whole";
    }
}
