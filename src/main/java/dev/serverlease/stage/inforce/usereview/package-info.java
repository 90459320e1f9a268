/** Stages IN_FORCE and SUSPENDED: actual use against agreed use, at intervals set by risk. */
@NullMarked
package dev.serverlease.stage.inforce.usereview;

import org.jspecify.annotations.NullMarked;
