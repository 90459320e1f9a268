package dev.serverlease.front;

import dev.serverlease.lease.Bilingual;
import dev.serverlease.lease.Lease;
import dev.serverlease.people.Actor;
import dev.serverlease.people.Groups;
import dev.serverlease.people.VisibleLeases;
import dev.serverlease.stage.contract.Contract;
import dev.serverlease.stage.contract.Contracts;
import dev.serverlease.stage.contract.OpenSigning;
import dev.serverlease.stage.contract.draft.DraftedLessor;
import dev.serverlease.stage.contract.link.LinkViews;
import dev.serverlease.stage.inforce.agreement.AgreementViews;
import java.util.List;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;

/** How the lessee's signing by link stands, on the page of a lease; what officers answer, for those who may. */
@ControllerAdvice(assignableTypes = LeaseSheet.class)
class LeaseSigning {

    private final VisibleLeases visible;
    private final LinkViews views;
    private final Contracts contracts;
    private final OpenSigning open;
    private final AgreementViews agreements;
    private final DraftedLessor lessor;
    private final Actor actor;

    LeaseSigning(
            VisibleLeases visible,
            LinkViews views,
            Contracts contracts,
            OpenSigning open,
            AgreementViews agreements,
            DraftedLessor lessor,
            Actor actor) {
        this.lessor = lessor;
        this.agreements = agreements;
        this.visible = visible;
        this.views = views;
        this.contracts = contracts;
        this.open = open;
        this.actor = actor;
    }

    /**
     * A signature under the newest contract.
     *
     * @param report what its check found, question by question; empty for one on paper
     */
    record Signed(String party, String signer, String how, List<Bilingual> report) {}

    /**
     * The text that waits for the lessor's seal, as whoever confirms the sealing is shown it.
     *
     * @param digest what the confirmation binds
     * @param file where it is read, with the lessee's signature
     */
    record ToSeal(Bilingual title, String number, String digest, String file) {

        /** Its beginning and its end, enough to compare with the task's. */
        public String shortDigest() {
            return digest.substring(0, 8) + "…" + digest.substring(digest.length() - 8);
        }
    }

    private ToSeal toSeal(Lease lease, Contract draft) {
        var file = draft.agreement() == null ? "/contract" : "/agreements/" + draft.agreement();
        return new ToSeal(
                open.title(lease, draft),
                draft.number(lease.number()),
                draft.digest(),
                "/api/leases/" + lease.number() + file);
    }

    private List<Signed> signatures(String number) {
        return contracts.latestSigned(number).stream()
                .flatMap(draft -> draft.signatures().stream())
                .map(signature -> new Signed(
                        signature.party().label(),
                        signature.signer() + " · " + signature.authority(),
                        signature.how().both(),
                        signature.electronic() == null
                                ? List.of()
                                : signature.electronic().lines()))
                .toList();
    }

    @ModelAttribute
    void signing(@PathVariable String number, Model model) {
        var person = actor.person();
        var lease = visible.get(number, person);
        model.addAttribute("signing", views.of(lease));
        model.addAttribute(
                "toSeal",
                open.of(lease).map(draft -> toSeal(lease, draft.contract())).orElse(null));
        model.addAttribute(
                "lessorChanged",
                open.of(lease).flatMap(draft -> lessor.said(number, draft)).orElse(null));
        model.addAttribute("signatures", signatures(number));
        model.addAttribute("agreements", agreements.of(lease));
        model.addAttribute("mayExplain", person.in(Groups.CONTRACT));
    }
}
