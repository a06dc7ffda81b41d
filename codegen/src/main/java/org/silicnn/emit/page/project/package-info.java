/** Pages of the files that a project has once: top, test bench, build scripts. */
package org.silicnn.emit.page.project;
