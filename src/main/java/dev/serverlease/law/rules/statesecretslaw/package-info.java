/**
 * Law on Guarding State Secrets (中华人民共和国保守国家秘密法).
 *
 * <p>Edition: as revised 2024-02-27, in force 2024-05-01; before that article 62 of the Telecommunications Regulations
 * alone is quoted. Read on 2026-11-25.
 */
@NullMarked
package dev.serverlease.law.rules.statesecretslaw;

import org.jspecify.annotations.NullMarked;
