/** Words that people read instead of codes and dates. */
@NullMarked
package dev.serverlease.words;

import org.jspecify.annotations.NullMarked;
