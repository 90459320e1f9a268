/**
 * Provisions on Promoting and Regulating Cross-border Data Flows (CAC Order 16).
 *
 * <p>Edition: 2024-03-22. Read on 2026-11-25.
 */
@NullMarked
package dev.serverlease.law.rules.order16;

import org.jspecify.annotations.NullMarked;
