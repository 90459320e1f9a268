/** Who does an open task: managers name one of those who may, or give it back to its group. */
@NullMarked
package dev.serverlease.steering.officer;

import org.jspecify.annotations.NullMarked;
