/**
 * Dates, place and money of a lease, held against each other and against the permits on which it rests: SECOND-EDITION
 * 1.3 (期限、地点与价款一致性), under the Civil Code (民法典) and the acts named at each rule.
 *
 * <p>Edition: those named at each rule. Read on 2026-11-25.
 */
@NullMarked
package dev.serverlease.law.rules.consistency.terms;

import org.jspecify.annotations.NullMarked;
