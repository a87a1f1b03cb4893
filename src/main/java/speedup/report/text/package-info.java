/**
 * How results look as text: tables whose numbers align, figures with their units, colour. What the
 * figures mean is not known here.
 */
@NullMarked
package speedup.report.text;

import org.jspecify.annotations.NullMarked;
