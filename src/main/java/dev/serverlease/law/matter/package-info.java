/** Which rules' findings people are shown as one matter, and which say the same of nearly every lease. */
@NullMarked
package dev.serverlease.law.matter;

import org.jspecify.annotations.NullMarked;
