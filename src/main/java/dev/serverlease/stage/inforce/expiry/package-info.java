/** What is decided before the term of a lease ends: the expiry notice, the objection, the renewal. */
@NullMarked
package dev.serverlease.stage.inforce.expiry;

import org.jspecify.annotations.NullMarked;
