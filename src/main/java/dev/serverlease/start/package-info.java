/** Why the product does not start, in one sentence for whoever operates it. */
@NullMarked
package dev.serverlease.start;

import org.jspecify.annotations.NullMarked;
