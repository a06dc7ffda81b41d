/** How fast the simulator is beside other programs. Nothing here is a test: no number is checked. */
package org.silicnn.benchmark;
