package dev.serverlease.stage.contract;

import dev.serverlease.lease.Lease;

/** The lessor's seal has accepted the lessee's offer (Civil Code art. 490); told in the transaction of the seal. */
public record ContractConcluded(Lease lease) {}
