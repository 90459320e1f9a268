/** 清结: what is left after the end: the time in which the lessee takes out its data. */
@NullMarked
@Offers({ExportPeriod.class})
package dev.serverlease.stage.closing.settlement;

import dev.serverlease.stage.Offers;
import org.jspecify.annotations.NullMarked;
