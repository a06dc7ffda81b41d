/**
 * The whole line in one go, on the net and the images that come with the sources.
 *
 * <p>Only calls what the other commands call; nothing is computed, generated or sent in a way of its own.
 */
package org.silicnn.host.cli.demo;
