/**
 * Agreements in writing on a lease that is in force: what was asked for, what each says, until when, and what became of
 * it (Civil Code arts. 543, 562, 705, 707). They are drafted, signed and sealed as the contract is.
 */
@NullMarked
@Offers({
    AgreedChanges.class,
    AgreementDates.class,
    AgreementTexts.class,
    Agreements.class,
    EndSettlement.class,
    PartyAsSigned.class,
    PartyChange.class,
    WrittenAgreement.class
})
package dev.serverlease.stage.contract.agreement;

import dev.serverlease.stage.Offers;
import org.jspecify.annotations.NullMarked;
