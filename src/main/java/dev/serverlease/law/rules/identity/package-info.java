/**
 * Identity verified as an act with evidence: Cybersecurity Law (中华人民共和国网络安全法) art. 26, Anti-Telecom and Online Fraud
 * Law (中华人民共和国反电信网络诈骗法) arts. 6, 21 and 22, Counter-Terrorism Law (中华人民共和国反恐怖主义法) art. 21. No statute names a method, a
 * minimum or a validity: these are ours (SECOND-EDITION part 7).
 *
 * <p>Edition: 2025-10-28, in force 2026-01-01; 2022-09-02, in force 2022-12-01; 2018-04-27. Read on 2026-11-25.
 */
@NullMarked
package dev.serverlease.law.rules.identity;

import org.jspecify.annotations.NullMarked;
