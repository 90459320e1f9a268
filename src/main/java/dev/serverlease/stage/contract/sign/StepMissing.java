package dev.serverlease.stage.contract.sign;

import dev.serverlease.request.Refusal;
import dev.serverlease.stage.contract.link.LinkState;

/** A step before this one was left out. */
class StepMissing extends Refusal {

    StepMissing(LinkState step) {
        super(
                409,
                step == LinkState.READ
                        ? "请先阅读合同全文，再继续。 Read the whole contract first."
                        : "请先表示同意以电子方式签署，再签署。 Consent to signing electronically first.");
    }
}
