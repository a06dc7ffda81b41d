/** The commands that talk to a board. */
package org.silicnn.host.cli;
