/** Tests of the predictions: the simulation against exact results and published figures. */
@NullMarked
package speedup.predict;

import org.jspecify.annotations.NullMarked;
