/** Where the portfolio's figures come from: one source a section, read from our tables in the round's snapshot. */
@NullMarked
package dev.serverlease.portfolio.figures;

import org.jspecify.annotations.NullMarked;
