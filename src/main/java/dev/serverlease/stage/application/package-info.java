/** Stage APPLICATION: an application becomes a lease, through whichever door it comes. */
@NullMarked
package dev.serverlease.stage.application;

import org.jspecify.annotations.NullMarked;
