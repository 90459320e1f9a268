/** The running copies of the product over one database, and what becomes of the jobs of one that is gone. */
@NullMarked
package dev.serverlease.node;

import org.jspecify.annotations.NullMarked;
