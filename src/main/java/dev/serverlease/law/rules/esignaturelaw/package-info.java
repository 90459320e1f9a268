/**
 * Electronic Signature Law (中华人民共和国电子签名法).
 *
 * <p>Edition: as amended 2019-04-23. Read on 2026-11-25.
 */
@NullMarked
package dev.serverlease.law.rules.esignaturelaw;

import org.jspecify.annotations.NullMarked;
