/**
 * Regulations on Network Data Security (网络数据安全管理条例, Decree 790).
 *
 * <p>Edition: 2024-09-24, in force 2025-01-01. Read on 2026-11-25.
 */
@NullMarked
package dev.serverlease.law.rules.decree790;

import org.jspecify.annotations.NullMarked;
