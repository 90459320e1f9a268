/**
 * The running copies of the product over one database: their work in the background, and what becomes of the jobs of
 * one that is gone.
 */
@NullMarked
package dev.serverlease.node;

import org.jspecify.annotations.NullMarked;
