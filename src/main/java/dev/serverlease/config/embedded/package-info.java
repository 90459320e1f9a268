/** The demo's PostgreSQL: who may reach it, where it keeps its data, and when it starts. */
@NullMarked
package dev.serverlease.config.embedded;

import org.jspecify.annotations.NullMarked;
