/** Stage APPLICATION: an application becomes a lease, whatever door it comes through. */
@NullMarked
package dev.serverlease.stage.application;

import org.jspecify.annotations.NullMarked;
