/** What is decided before the term of a lease ends: the expiry notice, the objection, the renewal. */
@NullMarked
package dev.serverlease.expiry;

import org.jspecify.annotations.NullMarked;
