/** The rulebook for people: pages that show the law that is checked, and what a change of law would change. */
@NullMarked
package dev.serverlease.rulebook;

import org.jspecify.annotations.NullMarked;
