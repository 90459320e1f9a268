package dev.serverlease.law.rules.duty;

import dev.serverlease.law.Limb;
import dev.serverlease.law.Stated;
import dev.serverlease.law.Verdict;
import dev.serverlease.law.facts.LeaseFacts;
import dev.serverlease.law.facts.LesseeFacts.Kind;
import dev.serverlease.law.facts.LessorFacts;

/** Rent that leaves the mainland: from a lessee there to a lessor abroad, as its register entry shows it. */
final class PaymentAbroad {

    private PaymentAbroad() {}

    static Limb isFromTheMainland(LeaseFacts facts) {
        return new Stated(facts)
                .isNot("lessee.kind", facts.lessee().kind(), Kind.OVERSEAS)
                .and(facts.lessor().kind() == LessorFacts.Kind.OVERSEAS_ENTITY);
    }

    static Verdict none() {
        return Verdict.notApplicable("没有须按此办理的对外支付。", "No payment abroad calls for it.");
    }
}
