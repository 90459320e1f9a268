/** What was sent with a request: plain texts, past days, and the refusal of what is wrong with them. */
@NullMarked
package dev.serverlease.request;

import org.jspecify.annotations.NullMarked;
