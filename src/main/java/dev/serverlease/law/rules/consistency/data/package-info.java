/**
 * Statements about data and purpose that contradict each other (SECOND-EDITION 1.4): an officer finds out which is
 * true. 数据与用途文字的申报相互矛盾的，由法务人员核实。
 *
 * <p>Edition: SECOND-EDITION C24 to C27, state of law 2026-11-25. Read on 2026-11-25.
 */
@NullMarked
package dev.serverlease.law.rules.consistency.data;

import org.jspecify.annotations.NullMarked;
