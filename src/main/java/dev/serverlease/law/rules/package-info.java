/** The rules, one class each, in a package per act; here only what rules of several acts share. */
@NullMarked
package dev.serverlease.law.rules;

import org.jspecify.annotations.NullMarked;
