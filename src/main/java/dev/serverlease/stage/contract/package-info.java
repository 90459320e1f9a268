/**
 * Stage CONTRACT: the contract is drafted by the Civil Code's rules on leases, signed by both parties, and verified.
 */
@NullMarked
@Offers({
    AfterSignature.class,
    AgreementDrafts.class,
    ComparedPoint.class,
    Comparison.class,
    Contract.class,
    ContractClauses.class,
    ContractConcluded.class,
    Contracts.class,
    NamedSigner.class,
    OpenSigning.class,
    RentPlans.class,
    RentRates.class,
    Signature.class,
    SignatureCheck.class,
    SignedContract.class,
    SignerStanding.class,
    TermLeft.class
})
package dev.serverlease.stage.contract;

import org.jspecify.annotations.NullMarked;
import dev.serverlease.stage.Offers;
