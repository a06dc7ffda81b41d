/** Your computer's side of the board, and {@code Main}, where the one command line tool is put together. */
package org.silicnn.host;
