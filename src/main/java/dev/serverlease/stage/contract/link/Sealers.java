package dev.serverlease.stage.contract.link;

import dev.serverlease.lease.Lease;
import dev.serverlease.request.Refusal;

/** Who may seal what the lessee signs by link: whoever hands over a link or reads its code does not. */
public interface Sealers {

    /**
     * @param officer who would hand over the link or read the code
     * @throws Refusal with 409 if nobody could seal after that
     */
    void requireOther(Lease lease, String officer);
}
