/**
 * Data Security Law (中华人民共和国数据安全法).
 *
 * <p>Edition: 2021-06-10, in force 2021-09-01. Read on 2026-11-25.
 */
@NullMarked
package dev.serverlease.law.rules.datasecuritylaw;

import org.jspecify.annotations.NullMarked;
