/**
 * A network on disk: {@code network.json} says what it is, {@code weights.bin} holds its constants.
 *
 * <p>What is read here may come from strangers; nothing is believed that the files can't back. No layer is interpreted
 * here and no C is written.
 */
package org.silicnn.store;
