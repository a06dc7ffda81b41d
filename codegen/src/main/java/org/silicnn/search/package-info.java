/**
 * Searches bit widths: the cheapest network whose accuracy on labelled images stays within a budget.
 *
 * <p>Only widths are decided here. What they mean is the quantiser's matter, what they cost the schedule's, and how the
 * search is asked for and printed the command line's.
 */
package org.silicnn.search;
