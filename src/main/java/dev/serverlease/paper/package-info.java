/** Contracts and notices on paper: pages to PDF/A-3a with fonts of our own, whose text reads back as it was written. */
@NullMarked
package dev.serverlease.paper;

import org.jspecify.annotations.NullMarked;
