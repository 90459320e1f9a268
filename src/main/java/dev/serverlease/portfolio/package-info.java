/** The portfolio: figures of all leases day by day, computed in the background, and the pages that show them. */
@NullMarked
package dev.serverlease.portfolio;

import org.jspecify.annotations.NullMarked;
