/** What a person reads in place of codes and dates. */
@NullMarked
package dev.serverlease.words;

import org.jspecify.annotations.NullMarked;
