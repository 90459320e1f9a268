/** Who acts: a person, their groups, and the leases that they may see. */
@NullMarked
package dev.serverlease.people;

import org.jspecify.annotations.NullMarked;
