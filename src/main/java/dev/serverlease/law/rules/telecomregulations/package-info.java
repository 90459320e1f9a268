/**
 * Telecommunications Regulations (中华人民共和国电信条例, Decree 291).
 *
 * <p>Edition: as amended 2016-02-06. Read on 2026-11-25.
 */
@NullMarked
package dev.serverlease.law.rules.telecomregulations;

import org.jspecify.annotations.NullMarked;
