/**
 * What the tests of every module share: where the known answers lie, how golden texts are compared, which tools a
 * test may need, and where published data is looked for.
 *
 * <p>Test scope everywhere. The answers themselves are files beside this module's POM and not in its jar, because RTL
 * test benches and scripts read them too.
 */
package org.silicnn.testvectors;
