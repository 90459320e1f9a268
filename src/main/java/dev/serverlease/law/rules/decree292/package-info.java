/**
 * Measures for Internet Information Services (互联网信息服务管理办法, Decree 292).
 *
 * <p>Edition: as amended 2011-01-08 to 2025-01-19; as amended 2024-12-06 from 2025-01-20. Read on 2026-11-25.
 */
@NullMarked
package dev.serverlease.law.rules.decree292;

import org.jspecify.annotations.NullMarked;
