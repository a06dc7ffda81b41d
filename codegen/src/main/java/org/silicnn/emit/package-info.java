/**
 * From a network to the files of an HLS project: pages are built here and printed by templates.
 *
 * <p>Decisions about C (names, types, fusion, folding) are made here. What a network computes is not: that is the
 * simulator's, which is also asked for every expected answer.
 */
package org.silicnn.emit;
