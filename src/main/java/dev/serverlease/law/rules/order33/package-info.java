/**
 * Measures for the Filing of Non-commercial Internet Information Services (非经营性互联网信息服务备案管理办法, MII Order 33).
 *
 * <p>Edition: 2005-02-08, in force 2005-03-20; the wording of the amendment of 2024-01-18 has not been seen. Read on
 * 2026-11-25.
 */
@NullMarked
package dev.serverlease.law.rules.order33;

import org.jspecify.annotations.NullMarked;
