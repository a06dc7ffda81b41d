package org.silicnn.frontend.hdf5;

import io.jhdf.Superblock;
import io.jhdf.exceptions.HdfException;
import io.jhdf.storage.HdfBackingStorage;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;

/**
 * A file in memory, of which only so much is read. A damaged file may point back to where it has been, again and again
 * or twice at each step; counting is what ends that. Reading takes no memory: what is given out are views.
 */
final class BoundedStorage implements HdfBackingStorage {
    /** A healthy file is read about once; entries of groups are read twice, and names of weights one by one. */
    private static final int BYTES_READ_PER_BYTE = 16;

    private static final int BYTES_READ_OF_ANY_FILE = 1 << 24;

    /** No structure that is read by itself is shorter than this. */
    private static final int SHORTEST_READ = 4;

    private final ByteBuffer bytes;
    private final Superblock superblock;
    private long left;
    private long readsLeft;

    BoundedStorage(byte[] file) {
        bytes = ByteBuffer.wrap(file).asReadOnlyBuffer().order(ByteOrder.LITTLE_ENDIAN);
        superblock = Superblock.readSuperblock(ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN));
        left = (long) file.length * BYTES_READ_PER_BYTE + BYTES_READ_OF_ANY_FILE;
        readsLeft = left / BYTES_READ_PER_BYTE / SHORTEST_READ;
    }

    @Override
    public ByteBuffer readBufferFromAddress(long address, int length) {
        return mapNoOffset(address + superblock.getBaseAddressByte(), length);
    }

    @Override
    public ByteBuffer map(long address, long length) {
        return mapNoOffset(address + superblock.getBaseAddressByte(), length);
    }

    @Override
    public ByteBuffer mapNoOffset(long address, long length) {
        if (address < 0 || length < 0 || length > bytes.capacity() || address > bytes.capacity() - length) {
            throw new HdfException("something lies behind the end of the file");
        }
        left -= length;
        readsLeft--;
        if (left < 0 || readsLeft < 0) {
            throw new HdfException("its parts refer to each other in circles");
        }
        return bytes.slice((int) address, (int) length).order(ByteOrder.LITTLE_ENDIAN);
    }

    @Override
    public long getUserBlockSize() {
        return superblock.getBaseAddressByte();
    }

    @Override
    public Superblock getSuperblock() {
        return superblock;
    }

    @Override
    public FileChannel getFileChannel() {
        throw new HdfException("the file is in memory");
    }

    @Override
    public int getSizeOfOffsets() {
        return superblock.getSizeOfOffsets();
    }

    @Override
    public int getSizeOfLengths() {
        return superblock.getSizeOfLengths();
    }

    @Override
    public void close() {
        // there is nothing to close
    }

    @Override
    public long size() {
        return bytes.capacity();
    }

    @Override
    public boolean inMemory() {
        return true;
    }
}
