package org.silicnn.frontend.onnx;

import ai.onnx.proto.OnnxMl.StringStringEntryProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import com.google.protobuf.ByteString;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import org.silicnn.frontend.ModelProblem;
import org.silicnn.frontend.Rejection;

/**
 * Data of tensors in files beside a model. A model file is not to be trusted with the rest of the disk: only files in its
 * own folder and below are read, and links don't lead out.
 *
 * @param folder of the model
 */
record ExternalData(Path folder) {
    private static final long MOST_BYTES = Integer.MAX_VALUE - 8;

    /**
     * The bytes of a tensor.
     *
     * @throws Rejection if they lie elsewhere, or aren't there
     */
    ByteString read(TensorProto tensor) {
        String location = entry(tensor, "location").orElse("");
        Path file = inside(location);
        long offset = number(tensor, "offset").orElse(0L);
        long length = number(tensor, "length").orElseGet(() -> size(file, location) - offset);
        if (offset < 0 || length < 0 || length > MOST_BYTES || offset > size(file, location) - length) {
            throw missing(offset, length, location, "has " + size(file, location));
        }
        ByteBuffer bytes = ByteBuffer.allocate((int) length);
        try (FileChannel channel = FileChannel.open(file)) {
            while (bytes.hasRemaining() && channel.read(bytes, offset + bytes.position()) >= 0) {
                // a read may give less than asked for
            }
        } catch (IOException e) {
            throw missing(offset, length, location, "can't be read: " + e.getMessage());
        }
        if (bytes.hasRemaining()) {
            throw missing(offset, length, location, "ends early");
        }
        return ByteString.copyFrom(bytes.flip());
    }

    private Path inside(String location) {
        try {
            Path file = folder.resolve(location);
            if (Path.of(location).isAbsolute() || !file.normalize().startsWith(folder.normalize())) {
                throw new Rejection(ModelProblem.DATA_OUTSIDE, location);
            }
            if (!Files.isRegularFile(file)) {
                throw missing(0, 0, location, "doesn't exist");
            }
            if (!file.toRealPath().startsWith(folder.toRealPath())) {
                throw new Rejection(ModelProblem.DATA_OUTSIDE, location);
            }
            return file;
        } catch (InvalidPathException | IOException e) {
            throw new Rejection(ModelProblem.DATA_OUTSIDE, location);
        }
    }

    private static long size(Path file, String location) {
        try {
            return Files.size(file);
        } catch (IOException e) {
            throw missing(0, 0, location, "can't be read: " + e.getMessage());
        }
    }

    private static Optional<Long> number(TensorProto tensor, String key) {
        try {
            return entry(tensor, key).map(Long::valueOf);
        } catch (NumberFormatException e) {
            throw new Rejection(
                    ModelProblem.ATTRIBUTE_VALUE,
                    key,
                    "a number",
                    entry(tensor, key).orElse(""));
        }
    }

    private static Optional<String> entry(TensorProto tensor, String key) {
        return tensor.getExternalDataList().stream()
                .filter(each -> each.getKey().equals(key))
                .map(StringStringEntryProto::getValue)
                .findFirst();
    }

    private static Rejection missing(long offset, long length, String location, String but) {
        return new Rejection(ModelProblem.DATA_MISSING, offset, offset + length, location, but);
    }
}
