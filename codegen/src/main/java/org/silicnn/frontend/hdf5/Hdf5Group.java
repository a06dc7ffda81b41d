package org.silicnn.frontend.hdf5;

import io.jhdf.Constants;
import io.jhdf.FractalHeap;
import io.jhdf.ObjectHeader;
import io.jhdf.btree.BTreeV2;
import io.jhdf.btree.record.AttributeNameForIndexedAttributesRecord;
import io.jhdf.exceptions.HdfException;
import io.jhdf.object.message.AttributeInfoMessage;
import io.jhdf.object.message.AttributeMessage;
import io.jhdf.object.message.DataSpaceMessage;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.silicnn.frontend.Rejection;

/** A group, with attributes and members; decoded when it is first looked into. */
public final class Hdf5Group {
    private final BoundedStorage storage;
    private final ObjectHeader header;
    private final Map<String, AttributeMessage> attributes = new HashMap<>();
    private final Map<String, Long> members;

    private Hdf5Group(BoundedStorage storage, ObjectHeader header) {
        this.storage = storage;
        this.header = header;
        this.members = GroupMembers.of(storage, header);
        attributeMessages().forEach(each -> attributes.putIfAbsent(each.getName(), each));
    }

    static Hdf5Group at(BoundedStorage storage, long address) {
        return new Hdf5Group(storage, ObjectHeader.readObjectHeader(storage, address));
    }

    private List<AttributeMessage> attributeMessages() {
        List<AttributeMessage> messages = new ArrayList<>(header.getMessagesOfType(AttributeMessage.class));
        for (AttributeInfoMessage info : header.getMessagesOfType(AttributeInfoMessage.class)) {
            if (info.getFractalHeapAddress() != Constants.UNDEFINED_ADDRESS) {
                messages.addAll(manyAttributes(info));
            }
        }
        return messages;
    }

    /** Attributes that are too many, or too large, for the header. */
    private List<AttributeMessage> manyAttributes(AttributeInfoMessage info) {
        FractalHeap heap = new FractalHeap(storage, info.getFractalHeapAddress());
        BTreeV2<AttributeNameForIndexedAttributesRecord> tree =
                RecordTree.read(storage, info.getAttributeNameBTreeAddress());
        List<AttributeMessage> messages = new ArrayList<>();
        for (AttributeNameForIndexedAttributesRecord record : tree.getRecords()) {
            ByteBuffer bytes = heap.getId(record.getHeapId());
            messages.add(new AttributeMessage(bytes, storage, record.getFlags()));
        }
        return messages;
    }

    /** Names of the members, sorted. */
    public List<String> names() {
        return members.keySet().stream().sorted().toList();
    }

    /**
     * The group inside, at the end of a path.
     *
     * @throws Rejection if it is damaged
     */
    public Optional<Hdf5Group> group(String... path) {
        Hdf5Group group = this;
        for (String name : path) {
            Long address = group.members.get(name);
            if (address == null) {
                return Optional.empty();
            }
            group = Hdf5File.guarded(() -> {
                ObjectHeader inner = ObjectHeader.readObjectHeader(storage, address);
                if (inner.hasMessageOfType(DataSpaceMessage.class)) {
                    throw new HdfException("an array stands where a group must");
                }
                return new Hdf5Group(storage, inner);
            });
        }
        return Optional.of(group);
    }

    /**
     * The array of this name.
     *
     * @throws Rejection if it is damaged
     */
    public Optional<Hdf5Array> array(String name) {
        Long address = members.get(name);
        return address == null
                ? Optional.empty()
                : Optional.of(Hdf5File.guarded(
                        () -> new Hdf5Array(storage, ObjectHeader.readObjectHeader(storage, address))));
    }

    /**
     * The texts of an attribute, in row-major order; one if it is a scalar.
     *
     * @throws Rejection if it is damaged or holds no text
     */
    public Optional<List<String>> texts(String attribute) {
        AttributeMessage message = attributes.get(attribute);
        return message == null
                ? Optional.empty()
                : Optional.of(Hdf5File.guarded(() -> new AttributeTexts(storage).of(message)));
    }

    /** The only text of an attribute. */
    public Optional<String> text(String attribute) {
        return texts(attribute).filter(texts -> texts.size() == 1).map(texts -> texts.get(0));
    }
}
