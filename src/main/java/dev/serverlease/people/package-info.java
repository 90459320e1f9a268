/** Who acts: a person, its groups, and the leases that it may see. */
@NullMarked
package dev.serverlease.people;

import org.jspecify.annotations.NullMarked;
