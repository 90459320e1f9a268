/** Stage LEGAL_REVIEW: a person decides on the findings and says why. */
@NullMarked
package dev.serverlease.legalreview;

import org.jspecify.annotations.NullMarked;
