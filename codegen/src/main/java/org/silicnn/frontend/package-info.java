/**
 * Model file to {@link org.silicnn.graph.Graph}: the file's format is recognised by its content, its layout is
 * normalised, and everything it asks for that can't be had is reported at once, node by node.
 *
 * <p>Here lives what all formats share; each format has its own package below and knows none of the others. Nothing here
 * rewrites a graph to make it better: that is {@code pass}. Files are untrusted: no allocation is larger than what the
 * file's own bytes back, or than {@link org.silicnn.frontend.Limits} allows.
 */
package org.silicnn.frontend;
