/**
 * Electronic signatures in PDF files and beside other bytes, and what they prove: bytes in, bytes out. Knows neither
 * the process nor the database.
 */
@NullMarked
package dev.serverlease.signature;

import org.jspecify.annotations.NullMarked;
