/**
 * Visitors without an account: a link whose token is stored nowhere, who they say they are, a code over the other
 * channel, and a visit of the one browser that proved it. What the links are for, their own packages say
 * ({@link LinkKind}).
 */
@NullMarked
package dev.serverlease.visit;

import org.jspecify.annotations.NullMarked;
