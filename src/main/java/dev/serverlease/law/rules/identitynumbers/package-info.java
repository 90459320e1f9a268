/**
 * National standards GB 32100 (统一社会信用代码) and GB 11643 (公民身份号码).
 *
 * <p>Edition: GB 32100-2015 and GB 11643-1999. Read on 2026-11-25.
 */
@NullMarked
package dev.serverlease.law.rules.identitynumbers;

import org.jspecify.annotations.NullMarked;
