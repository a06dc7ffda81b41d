package org.silicnn.frontend.onnx;

import ai.onnx.proto.OnnxMl.ModelProto;
import com.google.protobuf.CodedInputStream;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.UnsafeByteOperations;
import java.io.IOException;
import java.nio.file.Path;
import org.silicnn.frontend.ModelBytes;
import org.silicnn.frontend.ModelProblem;
import org.silicnn.problem.UserException;
import org.silicnn.problem.Where;

/** The bytes of an ONNX file as protobuf messages. */
final class OnnxFile {
    /** Field 1 as a number, {@code ir_version}: what every known writer puts first. */
    private static final int FIRST_BYTE = 0x08;

    private static final int NEWEST_CONCEIVABLE_IR = 64;

    private OnnxFile() {}

    static ModelProto parse(Path file) throws IOException {
        Where where = Where.file(file);
        byte[] bytes = ModelBytes.read(file);
        if (!begins(bytes)) {
            throw new UserException(ModelProblem.NOT_A_MODEL, where);
        }
        try {
            CodedInputStream in = UnsafeByteOperations.unsafeWrap(bytes).newCodedInput();
            // Weights stay where they are: a view of the file's bytes, not a copy. For that nobody may write to them.
            in.enableAliasing(true);
            ModelProto model = ModelProto.parseFrom(in);
            if (!model.hasGraph()) {
                throw new UserException(ModelProblem.MALFORMED, where, "it has no graph");
            }
            return model;
        } catch (InvalidProtocolBufferException e) {
            throw new UserException(ModelProblem.TRUNCATED, where, reason(e));
        }
    }

    private static boolean begins(byte[] bytes) {
        return bytes.length > 1 && bytes[0] == FIRST_BYTE && bytes[1] > 0 && bytes[1] < NEWEST_CONCEIVABLE_IR;
    }

    private static String reason(InvalidProtocolBufferException e) {
        String message = String.valueOf(e.getMessage());
        return message.startsWith("While parsing") ? "the last field isn't whole" : message;
    }
}
