/**
 * When the stages of a dataflow move their words: what streams must hold, and how many cycles an image takes.
 *
 * <p>Stages are known here only by the order in which they touch their streams. What they compute, and how it is
 * spelled in C, is not.
 */
package org.silicnn.schedule;
