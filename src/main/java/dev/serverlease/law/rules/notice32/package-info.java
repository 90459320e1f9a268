/**
 * MIIT notice on the Internet access service market (工信部信管函〔2017〕32号).
 *
 * <p>Edition: 2017-01-17. A normative document: its bans rest on the Telecommunications Regulations. Read on
 * 2026-11-25.
 */
@NullMarked
package dev.serverlease.law.rules.notice32;

import org.jspecify.annotations.NullMarked;
