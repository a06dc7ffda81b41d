/**
 * The command line: commands, their options, help, exit codes and progress, on commons-cli.
 *
 * <p>A command turns its arguments into an options record and calls library code. Nothing outside {@code cli} packages
 * knows that there is a command line, and only a {@code Main} class touches {@code System.out} or exits.
 */
package org.silicnn.cli;
