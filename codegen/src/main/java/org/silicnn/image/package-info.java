/**
 * Images and labels from files of the kinds people have, as the bytes a network's input is made from.
 *
 * <p>Nothing here resizes, crops or changes colour: an image that does not fit is a problem, told with all others
 * before anything is run. No allocation is larger than the network's input or the file itself. What a pixel's 0..255
 * means to a network is not known here.
 */
package org.silicnn.image;
