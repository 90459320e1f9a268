/**
 * Answers held against each other: the service, its purpose and its channel (申报事项互相印证：服务、用途、信道).
 *
 * <p>Edition: SECOND-EDITION 1.1 (C1–C11), each rule by the acts that it cites. Read on 2026-11-25.
 */
@NullMarked
package dev.serverlease.law.rules.consistency.service;

import org.jspecify.annotations.NullMarked;
