/** The rulebook: one line per rule, one class per line, one package per act. */
@NullMarked
package dev.serverlease.law.rules;

import org.jspecify.annotations.NullMarked;
