/**
 * Cybersecurity Law (中华人民共和国网络安全法).
 *
 * <p>Edition: 2016-11-07 to 2025-12-31; as amended 2025-10-28 and renumbered from 2026-01-01. Read on 2026-11-25.
 */
@NullMarked
package dev.serverlease.law.rules.cybersecuritylaw;

import org.jspecify.annotations.NullMarked;
