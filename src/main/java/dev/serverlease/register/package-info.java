/** The public registers as we have read them: permits and filings, and the lessors who lease here. */
@NullMarked
package dev.serverlease.register;

import org.jspecify.annotations.NullMarked;
