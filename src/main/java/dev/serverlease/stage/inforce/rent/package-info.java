/** Stages IN_FORCE and SUSPENDED: overdue rent: demanded, paid or ended by notice (Civil Code arts. 719, 722). */
@NullMarked
@Offers({RentDefault.class, RentDefaults.class, RentPayment.class, RentSettlement.class})
package dev.serverlease.stage.inforce.rent;

import org.jspecify.annotations.NullMarked;
import dev.serverlease.stage.Offers;
