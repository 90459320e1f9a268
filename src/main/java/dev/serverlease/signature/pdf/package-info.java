/**
 * The visible side of signatures in a PDF: how ours look, and what else lies over the pages; and what a PDF does beside
 * being read, or grows to.
 */
@NullMarked
package dev.serverlease.signature.pdf;

import org.jspecify.annotations.NullMarked;
