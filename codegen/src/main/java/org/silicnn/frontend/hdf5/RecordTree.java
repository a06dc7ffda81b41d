package org.silicnn.frontend.hdf5;

import io.jhdf.btree.BTreeV2;
import io.jhdf.btree.record.BTreeRecord;
import io.jhdf.exceptions.HdfException;
import java.nio.ByteBuffer;

/** Trees of records, as newer files have them. */
final class RecordTree {
    /** Signature, version, type, node size, record size, depth, two percentages. */
    private static final int BEFORE_ROOT_ADDRESS = 16;

    private static final int RECORDS_IN_ROOT = 2;

    private RecordTree() {}

    /** Reads one whose claim to have so many records the file can back: the library takes memory for all of them first. */
    static <T extends BTreeRecord> BTreeV2<T> read(BoundedStorage storage, long address) {
        int totalAt = BEFORE_ROOT_ADDRESS + storage.getSizeOfOffsets() + RECORDS_IN_ROOT;
        ByteBuffer header = storage.readBufferFromAddress(address, totalAt + Integer.BYTES);
        int total = header.getInt(totalAt);
        if (total < 0 || total > storage.size()) {
            throw new HdfException("there is no room for so many records");
        }
        return new BTreeV2<>(storage, address);
    }
}
