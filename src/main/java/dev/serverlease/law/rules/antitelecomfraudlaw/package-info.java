/**
 * Anti-Telecom and Online Fraud Law (中华人民共和国反电信网络诈骗法).
 *
 * <p>Edition: 2022-09-02, in force 2022-12-01. Read on 2026-11-25.
 */
@NullMarked
package dev.serverlease.law.rules.antitelecomfraudlaw;

import org.jspecify.annotations.NullMarked;
