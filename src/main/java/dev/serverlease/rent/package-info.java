/** Rent as it falls due: months of a lease, payment periods, and what a change within them makes of the sums. */
@NullMarked
package dev.serverlease.rent;

import org.jspecify.annotations.NullMarked;
