/**
 * Provisions on Promoting and Regulating Cross-border Data Flows (促进和规范数据跨境流动规定, CAC Order 16).
 *
 * <p>Edition: 2024-03-22. With the Certification Measures (个人信息出境认证办法), in force 2026-01-01. Read on 2026-11-25.
 */
@NullMarked
package dev.serverlease.law.rules.order16;

import org.jspecify.annotations.NullMarked;
