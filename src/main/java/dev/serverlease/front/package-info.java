/** The front page: what runs here, where to go, and what waits for whom. */
@NullMarked
package dev.serverlease.front;

import org.jspecify.annotations.NullMarked;
