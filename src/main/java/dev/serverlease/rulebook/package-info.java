/** The rulebook for people: the law that is checked, page by page, and what a change of it would change. */
@NullMarked
package dev.serverlease.rulebook;

import org.jspecify.annotations.NullMarked;
