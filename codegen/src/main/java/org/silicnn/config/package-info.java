/**
 * What a user may choose about a compilation, where each choice came from (command line, config file, search, default),
 * and how all of them are written down for the next time.
 *
 * <p>What a choice does is the matter of the package whose options it ends up in; nothing here reads the command line.
 */
package org.silicnn.config;
