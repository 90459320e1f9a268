/**
 * Administrative Licensing Law (中华人民共和国行政许可法), with MIIT Order 42 on telecom permits.
 *
 * <p>Edition: as amended 2019-04-23; Order 42 of 2017-07-03, in force 2017-09-01. Read on 2026-11-25.
 */
@NullMarked
package dev.serverlease.law.rules.licensinglaw;

import org.jspecify.annotations.NullMarked;
