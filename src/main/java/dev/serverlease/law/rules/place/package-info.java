/**
 * Which activities and data the law keeps on servers in the mainland, sector by sector (SECOND-EDITION, part 3).
 * 特别监管的活动和数据对服务器所在地的要求。
 *
 * <p>Edition: SECOND-EDITION L1 to L21, state of law 2026-11-25. Read on 2026-11-25.
 */
@NullMarked
package dev.serverlease.law.rules.place;

import org.jspecify.annotations.NullMarked;
