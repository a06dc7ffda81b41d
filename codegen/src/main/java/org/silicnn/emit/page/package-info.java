/**
 * The models of the templates. A page is a record of literals ready to print; every decision and every sum was made by
 * {@code emit} before.
 */
package org.silicnn.emit.page;
