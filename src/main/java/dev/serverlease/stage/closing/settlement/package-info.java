/** 清结: what is left after the end: the time in which the lessee takes out its data, the deposit, the rent. */
@NullMarked
@Offers({DataDisposal.class, EndToLessee.class, ExportPeriod.class, Settled.class, Settlements.class})
package dev.serverlease.stage.closing.settlement;

import dev.serverlease.stage.Offers;
import org.jspecify.annotations.NullMarked;
