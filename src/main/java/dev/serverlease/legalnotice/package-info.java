/** Legal notices to a lessee as numbered letters: made, sent by mail with what became of it, kept as evidence. */
@NullMarked
package dev.serverlease.legalnotice;

import org.jspecify.annotations.NullMarked;
