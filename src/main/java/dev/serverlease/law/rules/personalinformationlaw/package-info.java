/**
 * Personal Information Protection Law (中华人民共和国个人信息保护法).
 *
 * <p>Edition: 2021-08-20, in force 2021-11-01. Read on 2026-11-25.
 */
@NullMarked
package dev.serverlease.law.rules.personalinformationlaw;

import org.jspecify.annotations.NullMarked;
