/** 操作日志 The operators' journal: what administrators and operators did at the engine's doors, and who signed in. */
@NullMarked
package dev.serverlease.journal;

import org.jspecify.annotations.NullMarked;
