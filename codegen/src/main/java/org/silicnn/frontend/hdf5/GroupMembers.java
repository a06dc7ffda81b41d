package org.silicnn.frontend.hdf5;

import io.jhdf.Constants;
import io.jhdf.FractalHeap;
import io.jhdf.GroupSymbolTableNode;
import io.jhdf.LocalHeap;
import io.jhdf.ObjectHeader;
import io.jhdf.SymbolTableEntry;
import io.jhdf.Utils;
import io.jhdf.btree.BTreeV1;
import io.jhdf.btree.BTreeV2;
import io.jhdf.btree.record.LinkNameForIndexedGroupRecord;
import io.jhdf.object.message.LinkInfoMessage;
import io.jhdf.object.message.LinkMessage;
import io.jhdf.object.message.LinkMessage.LinkType;
import io.jhdf.object.message.SymbolTableMessage;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Where the members of a group are. Of members that are only links by name, perhaps to another file, nothing is read.
 *
 * <p>Source: HDF5 File Format Specification 3.0, sections III.A to III.C and IV.A.2.
 */
final class GroupMembers {
    /** Kind of an entry that links by name. */
    private static final int SOFT_LINK = 2;

    private final BoundedStorage storage;
    private final Map<String, Long> members = new HashMap<>();

    private GroupMembers(BoundedStorage storage) {
        this.storage = storage;
    }

    /** Address of each member's header, by name. */
    static Map<String, Long> of(BoundedStorage storage, ObjectHeader header) {
        GroupMembers group = new GroupMembers(storage);
        header.getMessagesOfType(SymbolTableMessage.class).forEach(group::addTable);
        header.getMessagesOfType(LinkMessage.class).forEach(group::addLink);
        header.getMessagesOfType(LinkInfoMessage.class).forEach(group::addMany);
        return group.members;
    }

    /** The older way: a tree of tables, names in a heap. */
    private void addTable(SymbolTableMessage table) {
        ByteBuffer names = new LocalHeap(storage, table.getLocalHeapAddress()).getDataBuffer();
        for (long address :
                BTreeV1.createGroupBTree(storage, table.getBTreeAddress()).getChildAddresses()) {
            for (SymbolTableEntry entry : new GroupSymbolTableNode(storage, address).getSymbolTableEntries()) {
                if (entry.getCacheType() != SOFT_LINK) {
                    names.position(entry.getLinkNameOffset());
                    members.putIfAbsent(Utils.readUntilNull(names), entry.getObjectHeaderAddress());
                }
            }
        }
    }

    private void addLink(LinkMessage link) {
        if (link.getLinkType() == LinkType.HARD) {
            members.putIfAbsent(link.getLinkName(), link.getHardLinkAddress());
        }
    }

    /** Links that are too many for the header. */
    private void addMany(LinkInfoMessage info) {
        if (info.getBTreeNameIndexAddress() == Constants.UNDEFINED_ADDRESS) {
            return;
        }
        BTreeV2<LinkNameForIndexedGroupRecord> tree = RecordTree.read(storage, info.getBTreeNameIndexAddress());
        FractalHeap heap = new FractalHeap(storage, info.getFractalHeapAddress());
        List<LinkMessage> links = new ArrayList<>();
        for (LinkNameForIndexedGroupRecord record : tree.getRecords()) {
            links.add(LinkMessage.fromBuffer(heap.getId(record.getId()), storage.getSuperblock()));
        }
        links.forEach(this::addLink);
    }
}
