/** What the law attaches to a breach: one dated sentence a code, and the code that each rule's breach has. */
@NullMarked
package dev.serverlease.law.consequence;

import org.jspecify.annotations.NullMarked;
