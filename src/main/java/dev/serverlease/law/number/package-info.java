/** The formats of the numbers that identify people, organisations, permits and filings in the mainland. */
@NullMarked
package dev.serverlease.law.number;

import org.jspecify.annotations.NullMarked;
