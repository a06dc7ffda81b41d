/**
 * The compiler as a library. Stages live in the packages below; what stands here is what an embedding program calls, and
 * the tool's version.
 */
package org.silicnn;
