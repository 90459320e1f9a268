/** What managers set for everybody: the page `/steering`, and the service levels with their history. */
@NullMarked
package dev.serverlease.steering;

import org.jspecify.annotations.NullMarked;
