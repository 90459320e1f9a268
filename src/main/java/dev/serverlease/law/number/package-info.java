/** The shapes of the numbers by which people, organisations, permits and filings are known in the mainland. */
@NullMarked
package dev.serverlease.law.number;

import org.jspecify.annotations.NullMarked;
