/**
 * The quantised network: immutable records that say what is computed, in integers.
 *
 * <p>A layer validates its own arguments and infers its own output type. No arithmetic on tensor values lives here, no
 * file format, no hardware choice.
 */
package org.silicnn.ir;
