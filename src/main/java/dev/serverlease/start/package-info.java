/**
 * Why the product does not start, in one sentence for whoever operates it; and how it keeps from others what it makes
 * for itself at a start.
 */
@NullMarked
package dev.serverlease.start;

import org.jspecify.annotations.NullMarked;
