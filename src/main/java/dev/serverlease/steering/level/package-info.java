/**
 * The periods that steer the work, as managers have set them: each from a day on. Before the first of them what the
 * settings say counts.
 */
@NullMarked
package dev.serverlease.steering.level;

import org.jspecify.annotations.NullMarked;
