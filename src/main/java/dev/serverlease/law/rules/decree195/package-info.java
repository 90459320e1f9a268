/**
 * Provisional Provisions on International Networking (计算机信息网络国际联网管理暂行规定, Decree 195).
 *
 * <p>Edition: as amended 1997-05-20 to 2024-04-30; as amended 2024-03-10 from 2024-05-01. Read on 2026-11-25.
 */
@NullMarked
package dev.serverlease.law.rules.decree195;

import org.jspecify.annotations.NullMarked;
