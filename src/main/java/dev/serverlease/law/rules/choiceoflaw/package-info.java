/**
 * Law on the Law Applicable to Foreign-related Civil Relations (中华人民共和国涉外民事关系法律适用法).
 *
 * <p>Edition: 2010-10-28, in force 2011-04-01. Read on 2026-11-25.
 */
@NullMarked
package dev.serverlease.law.rules.choiceoflaw;

import org.jspecify.annotations.NullMarked;
