/** The rulebook: a line for each rule, a class for each line, a package for each act. */
@NullMarked
package dev.serverlease.law.rules;

import org.jspecify.annotations.NullMarked;
