package dev.serverlease.front;

import dev.serverlease.lease.Bilingual;
import dev.serverlease.people.Actor;
import dev.serverlease.people.Groups;
import dev.serverlease.people.VisibleLeases;
import dev.serverlease.stage.contract.Contracts;
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
    private final AgreementViews agreements;
    private final Actor actor;

    LeaseSigning(VisibleLeases visible, LinkViews views, Contracts contracts, AgreementViews agreements, Actor actor) {
        this.agreements = agreements;
        this.visible = visible;
        this.views = views;
        this.contracts = contracts;
        this.actor = actor;
    }

    /**
     * A signature under the newest contract.
     *
     * @param report what its check found, question by question; empty for one on paper
     */
    record Signed(String party, String signer, String how, List<Bilingual> report) {}

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
        model.addAttribute("signing", views.of(visible.get(number, person)));
        model.addAttribute("signatures", signatures(number));
        model.addAttribute("agreements", agreements.of(visible.get(number, person)));
        model.addAttribute("mayExplain", person.in(Groups.CONTRACT));
    }
}
