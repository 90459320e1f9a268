/**
 * Measures for the Security Protection of International Networking (计算机信息网络国际联网安全保护管理办法, MPS Order 33).
 *
 * <p>Edition: as amended 2011-01-08. Read on 2026-11-25.
 */
@NullMarked
package dev.serverlease.law.rules.networksecuritymeasures;

import org.jspecify.annotations.NullMarked;
