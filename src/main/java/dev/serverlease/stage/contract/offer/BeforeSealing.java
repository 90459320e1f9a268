package dev.serverlease.stage.contract.offer;

import dev.serverlease.identity.Verifications;
import dev.serverlease.lease.Lease;
import dev.serverlease.request.Refusal;
import dev.serverlease.stage.contract.Contract;
import dev.serverlease.stage.contract.Signature;
import dev.serverlease.stage.contract.link.Explanations;
import dev.serverlease.stage.contract.link.Explanations.Explanation;
import java.util.List;
import org.springframework.stereotype.Component;

/** What whoever seals for the lessor has to know of the lessee's signature first. */
@Component
class BeforeSealing {

    private final Explanations explanations;
    private final Verifications verifications;

    BeforeSealing(Explanations explanations, Verifications verifications) {
        this.explanations = explanations;
        this.verifications = verifications;
    }

    /** That somebody signed whose identity nobody verified since; empty if that is not so. */
    String unverified(Lease lease, Signature lessee) {
        boolean known = lessee.mismatch() == null
                || verifications.of(lease.number()).stream()
                        .anyMatch(verified -> verified.at().isAfter(lessee.signedAt()));
        return known
                ? ""
                : "签署人不是申请所列的签署人，其身份尚未核验：请先核对授权委托书的授权范围、日期和印章，权限不明的，不得用印；用印后、交付前仍须核验身份。"
                        + " Somebody else signed than was applied for, and nobody has verified who it is: check the letter"
                        + " of authority first, and do not seal where the authority is in doubt. Identity is verified after"
                        + " the seal, before anything is handed over.";
    }

    /** What the lessee asked to have explained of this draft, and nobody has answered. */
    List<String> unanswered(Lease lease, Contract draft) {
        return open(lease, draft).stream()
                .map(one -> one.heading().both() + (one.question().isEmpty() ? "" : "：" + one.question()))
                .toList();
    }

    /**
     * What is marked against the lessee is explained when it asks (Civil Code art. 496), before the contract is
     * concluded.
     *
     * @throws Refusal with 409 if a question is not answered
     */
    void requireExplained(Lease lease, Contract draft) {
        var open = unanswered(lease, draft);
        if (!open.isEmpty()) {
            throw new Refusal(
                    409,
                    "承租人请求说明的条款尚未答复，不得用印（民法典第四百九十六条）：" + String.join("；", open) + "。请先在租赁页面“答复说明请求”处答复。"
                            + " What the lessee asked to have explained is not answered yet, so nothing is sealed: answer it"
                            + " on the lease's page first.");
        }
    }

    private List<Explanation> open(Lease lease, Contract draft) {
        return explanations.of(lease.number()).stream()
                .filter(one -> one.version() == draft.version() && one.answer() == null)
                .toList();
    }
}
