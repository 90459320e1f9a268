/** The portfolio as people read it: sections of tables and charts, in the reader's language. */
@NullMarked
package dev.serverlease.portfolio.page;

import org.jspecify.annotations.NullMarked;
