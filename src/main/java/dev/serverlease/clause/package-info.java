/**
 * The clause library: clauses as data, chosen by the facts of a lease, numbered when a contract is written, and checked
 * over the text that came out.
 */
@NullMarked
package dev.serverlease.clause;

import org.jspecify.annotations.NullMarked;
