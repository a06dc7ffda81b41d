/**
 * How each kind of layer becomes a streaming C function: one class a kind, which fills its page, lists its tables and
 * says in which order the function touches its streams.
 *
 * <p>A weighted layer is folded: {@link org.silicnn.emit.layer.Folding} says how many products it makes in a cycle. A
 * convolution is two stages: one sends out what lies under each window, the other adds up weighted sums and is the same
 * for a fully connected layer. Streams carry several channels in a word where one would be too slow: each stage says how
 * many it reads and writes, and where two differ, words are packed or unpacked on the way.
 *
 * <p>A layer without weights takes the words that come, or wider ones; what has a window reads it from the same stage as a
 * convolution.
 *
 * <p>Nothing here knows the stages around it.
 */
package org.silicnn.emit.layer;
