/** Stage LEGAL_REVIEW: a person decides on the findings and says why. */
@NullMarked
package dev.serverlease.stage.legalreview;

import org.jspecify.annotations.NullMarked;
