/**
 * How each kind of layer becomes a streaming C function: one class a kind, which fills its page, lists its tables and
 * says in which order the function touches its streams.
 *
 * <p>Nothing here knows the stages around it.
 */
package org.silicnn.emit.layer;
