/**
 * Stage CONTRACT: the contract is drafted by the Civil Code's rules on leases, signed by both parties, and verified.
 */
@NullMarked
@Offers({
    AfterSignature.class,
    Contract.class,
    ContractClauses.class,
    ContractConcluded.class,
    Contracts.class,
    NamedSigner.class,
    Signature.class,
    SignatureCheck.class,
    SignedContract.class,
    TermLeft.class
})
package dev.serverlease.stage.contract;

import org.jspecify.annotations.NullMarked;
import dev.serverlease.stage.Offers;
