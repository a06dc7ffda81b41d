package org.silicnn.image;

import java.util.List;
import java.util.Optional;

/**
 * The images one path stands for.
 *
 * @param labels the class of each, if the path tells it
 */
record Found(ImageSource images, Optional<List<Integer>> labels) {}
