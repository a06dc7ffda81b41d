/** Pages of one layer's C function and of its constants. */
package org.silicnn.emit.page.layer;
