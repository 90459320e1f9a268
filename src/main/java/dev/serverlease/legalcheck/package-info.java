/** Stage CHECKS: facts from the application and the registers, the rulebook over them, the findings stored. */
@NullMarked
package dev.serverlease.legalcheck;

import org.jspecify.annotations.NullMarked;
