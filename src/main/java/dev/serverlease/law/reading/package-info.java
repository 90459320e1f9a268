/** What several rules read out of the same statements: an age, a price, a law named in words, a code of a standard. */
@NullMarked
package dev.serverlease.law.reading;

import org.jspecify.annotations.NullMarked;
