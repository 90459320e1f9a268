/**
 * What an applicant says of itself, held against itself: SECOND-EDITION 1.2 (身份一致性), under the Civil Code (民法典), GB
 * 11643 and GB 32100.
 *
 * <p>Edition: those named at each rule; a contradiction is no breach of them. Read on 2026-11-25.
 */
@NullMarked
package dev.serverlease.law.rules.consistency.parties;

import org.jspecify.annotations.NullMarked;
