package dev.serverlease.front;

import dev.serverlease.lease.Bilingual;
import dev.serverlease.lease.Lease;
import dev.serverlease.people.Actor;
import dev.serverlease.people.Groups;
import dev.serverlease.people.VisibleLeases;
import dev.serverlease.stage.contract.Contract;
import dev.serverlease.stage.contract.OpenSigning;
import dev.serverlease.stage.contract.draft.DraftedLessor;
import dev.serverlease.stage.contract.link.LinkViews;
import dev.serverlease.stage.inforce.agreement.AgreementViews;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;

/** How the lessee's signing by link stands, on the page of a lease; what officers answer, for those who may. */
@ControllerAdvice(assignableTypes = LeaseSheet.class)
class LeaseSigning {

    private final VisibleLeases visible;
    private final LinkViews views;
    private final LeaseSignatures signatures;
    private final OpenSigning open;
    private final AgreementViews agreements;
    private final DraftedLessor lessor;
    private final Actor actor;

    LeaseSigning(
            VisibleLeases visible,
            LinkViews views,
            LeaseSignatures signatures,
            OpenSigning open,
            AgreementViews agreements,
            DraftedLessor lessor,
            Actor actor) {
        this.lessor = lessor;
        this.agreements = agreements;
        this.visible = visible;
        this.views = views;
        this.signatures = signatures;
        this.open = open;
        this.actor = actor;
    }

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

    @ModelAttribute
    void signing(@PathVariable String number, Model model) {
        var person = actor.person();
        var lease = visible.get(number, person);
        model.addAttribute("signing", views.of(lease, person));
        model.addAttribute(
                "toSeal",
                open.of(lease).map(draft -> toSeal(lease, draft.contract())).orElse(null));
        model.addAttribute(
                "lessorChanged",
                open.of(lease).flatMap(draft -> lessor.said(number, draft)).orElse(null));
        model.addAttribute("signatures", signatures.of(lease));
        model.addAttribute("agreements", agreements.of(lease, person));
        model.addAttribute("mayExplain", person.in(Groups.CONTRACT));
    }
}
