/**
 * How the tool says that the world is wrong: numbered problems, their texts, and the exception that carries them.
 *
 * <p>Nothing here prints or exits; that is {@code cli}'s. A bug of ours is never a {@code Problem}.
 */
package org.silicnn.problem;
