/** Stages IN_FORCE and SUSPENDED: compares the actual use with the agreed use, at intervals set by risk. */
@NullMarked
package dev.serverlease.stage.inforce.usereview;

import org.jspecify.annotations.NullMarked;
