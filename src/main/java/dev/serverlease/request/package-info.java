/** Reads what a request sends: plain texts, past days, and refusals of invalid ones. */
@NullMarked
package dev.serverlease.request;

import org.jspecify.annotations.NullMarked;
