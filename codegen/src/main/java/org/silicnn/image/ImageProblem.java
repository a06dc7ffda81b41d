package org.silicnn.image;

import org.silicnn.problem.Problem;
import org.silicnn.problem.ProblemText;

/** What can be wrong with images and labels. Codes: S30 finding them, S31 an image, S32 labels. */
public enum ImageProblem implements Problem {
    NO_SUCH_FILE("S300", "there is no such file or folder", "relative paths start in %s"),
    NOT_READABLE("S301", "can't be read: %s", ""),
    UNKNOWN_KIND(
            "S302",
            "is none of the image formats known: it starts with %s",
            "known are PNG, JPEG, BMP, GIF, PGM, PPM, IDX (also gzipped) and .npy"),
    EMPTY_FOLDER(
            "S303",
            "no image is in this folder",
            "looked for *.png *.jpg *.jpeg *.bmp *.gif *.pgm *.ppm *.pnm, here and one folder down;"
                    + " name IDX and .npy files one by one"),
    NO_IMAGES("S304", "there are 0 images in it", ""),

    WRONG_SIZE(
            "S310",
            "the network takes %s images (height x width x channels), not %s",
            "images are never resized here: crop or scale them as for training"),
    COLOUR_FOR_GREY(
            "S311",
            "the network takes grey images, and this one has colour: pixel (%s,%s) is red %s, green %s, blue %s",
            "convert it to grey as for training; a grey picture stored as RGB is fine"),
    TRANSPARENT("S312", "the image must be opaque, but pixel (%s,%s) is not", "flatten it onto its background"),
    WRONG_DEPTH("S313", "a sample must have 8 bits, not %s", ""),
    SEVERAL_FRAMES("S314", "the file must hold one picture, not %s", "split the animation into files"),
    DAMAGED("S315", "is not a whole %s file: %s", ""),
    WRONG_TYPE("S316", "elements must be %s, not %s", ""),
    FORTRAN_ORDER(
            "S317", "the array must be in C order, not Fortran order", "save numpy.ascontiguousarray(array) instead"),

    LABELS_COUNT("S320", "there must be one label per image: %s images, %s labels", ""),
    LABEL_NOT_A_CLASS("S321", "line %s: the label must be a whole number from 0, not '%s'", ""),
    LABEL_MISSING("S322", "no label for image '%s'", "a line is: file name as shown here, comma, class number"),
    LABEL_TWICE("S323", "line %s: a second label for '%s'", ""),
    LABELS_SHAPE("S324", "labels are a list of class numbers, not an array of %s dimensions", "");

    private final ProblemText text;

    ImageProblem(String code, String message, String hint) {
        text = ProblemText.error(code, message, hint);
    }

    @Override
    public ProblemText text() {
        return text;
    }
}
