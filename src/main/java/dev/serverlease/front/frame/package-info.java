/** What all pages of the staff have around them: the bar with its places, search and language, and their own times. */
@NullMarked
package dev.serverlease.front.frame;

import org.jspecify.annotations.NullMarked;
