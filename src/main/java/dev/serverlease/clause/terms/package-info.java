/** The terms of a lease as its contract states them: read from the application and the lessor's entry. */
@NullMarked
package dev.serverlease.clause.terms;

import org.jspecify.annotations.NullMarked;
