/** Our copy of the public registers: permits and filings, and the lessors of this installation. */
@NullMarked
package dev.serverlease.register;

import org.jspecify.annotations.NullMarked;
