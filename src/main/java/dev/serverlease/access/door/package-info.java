/**
 * What stands before every request, whoever sends it: addresses with one reading, bodies of a bounded size, from this
 * site only.
 */
@NullMarked
package dev.serverlease.access.door;

import org.jspecify.annotations.NullMarked;
