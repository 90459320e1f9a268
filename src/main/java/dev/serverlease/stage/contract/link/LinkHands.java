package dev.serverlease.stage.contract.link;

import dev.serverlease.lease.AuditTrail;
import dev.serverlease.stage.contract.link.LesseeOffer.CodeSeen;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Officers through whose hands the lessee's link or its code went: with both, one person could sign for it. */
@Component
public class LinkHands {

    static final String HANDED_OVER = "SIGNING_LINK_HANDED_OVER";

    static final String CODE_SHOWN = "SIGNING_CODE_SHOWN";

    private static final Set<String> ACTIONS = Set.of(HANDED_OVER, CODE_SHOWN);

    private final AuditTrail audit;

    LinkHands(AuditTrail audit) {
        this.audit = audit;
    }

    /** Who was shown a code of this link, in the order of their looks; of a draft's links one is open at a time. */
    public List<CodeSeen> codeSeen(SigningLink link) {
        return audit.of(link.leaseNumber()).stream()
                .filter(step -> step.action().equals(CODE_SHOWN)
                        && link.digest().equals(step.digest())
                        && !step.at().isBefore(link.issuedAt()))
                .map(step -> new CodeSeen(step.actor(), step.at()))
                .toList();
    }

    /** @param digest of the draft that the links are for; those of earlier drafts do not count */
    public Set<String> of(String leaseNumber, String digest) {
        return audit.of(leaseNumber).stream()
                .filter(step -> ACTIONS.contains(step.action()) && digest.equals(step.digest()))
                .map(AuditTrail.Step::actor)
                .collect(Collectors.toUnmodifiableSet());
    }
}
