package dev.serverlease.stage.contract.link;

import dev.serverlease.lease.AuditEntry;
import dev.serverlease.lease.AuditTrail;
import dev.serverlease.lease.CanonicalJson;
import dev.serverlease.lease.Moment;
import dev.serverlease.visit.LinkVisits;
import dev.serverlease.visit.Visitor;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Each step on a link, kept in the lease's chain: when, who, from where, with which browser, on which digest. Never the
 * token.
 */
@Component
public class LinkSteps {

    /** The actor of what the lessee's signer does; the link names the person. */
    public static final String LESSEE = LinkVisits.LESSEE;

    private final LinkTable links;
    private final AuditTrail audit;
    private final Moment moment;

    LinkSteps(LinkTable links, AuditTrail audit, Moment moment) {
        this.links = links;
        this.audit = audit;
        this.moment = moment;
    }

    /** The visitor takes the link one step on; a step that was taken before is only kept once more. */
    public void take(SigningLink link, LinkState to, Visitor visitor, Map<String, String> said) {
        if (link.state().hasReached(to)) {
            return; // the same form sent again
        }
        reach(link, to);
        if (!to.isOpen()) {
            links.dropWaitingMail(link.id());
        }
        keep(link, LESSEE, action(to), visitor, said);
    }

    /** The visitor's form ends the link. @param form all that it says */
    public void finish(SigningLink link, LinkState to, Visitor visitor, Map<String, String> said, String form) {
        take(link, to, visitor, said);
        links.endedBy(link.id(), digest(link, form));
    }

    /** Whether the link was ended by this form: sent once more, it is the same request. */
    public boolean isEndedBy(SigningLink link, String form) {
        return links.isEndedBy(link.id(), digest(link, form));
    }

    private static String digest(SigningLink link, String form) {
        return CanonicalJson.digest(link.id() + "\n" + form);
    }

    void reach(SigningLink link, LinkState to) {
        if (!link.state().hasReached(to)) {
            links.move(link.id(), to);
        }
    }

    /** The link ends, whoever ends it. */
    public void end(SigningLink link, LinkState to, String actor, Map<String, String> said) {
        links.move(link.id(), to);
        links.dropWaitingMail(link.id());
        keep(link, actor, action(to), null, said);
    }

    /** Something else about the link. @param visitor null where an officer or the product acts */
    public void keep(
            SigningLink link, String actor, String action, @Nullable Visitor visitor, Map<String, String> said) {
        audit.append(link.leaseNumber(), entry(link, actor, action, visitor, said), moment.now());
    }

    /** The same with a row of evidence. */
    public void keep(AuditEntry entry, SigningLink link) {
        audit.append(link.leaseNumber(), entry, moment.now());
    }

    public AuditEntry entry(
            SigningLink link, String actor, String action, @Nullable Visitor visitor, Map<String, String> said) {
        var seen = new LinkedHashMap<String, Object>();
        seen.put("link", link.id());
        if (visitor != null) {
            seen.put("source", visitor.source());
            seen.put("agent", visitor.agent());
        }
        var detail = new HashMap<String, Object>(said);
        detail.put("seen", seen);
        return AuditEntry.of(actor, action).detail(detail).on(link.digest());
    }

    private static String action(LinkState to) {
        return switch (to) {
            case SENT -> throw new IllegalArgumentException("How a link was issued its issuer says");
            case OPENED -> "SIGNING_LINK_OPENED";
            case IDENTIFIED -> "SIGNER_IDENTIFIED";
            case READ -> "CONTRACT_READ";
            case CONSENTED -> "SIGNING_CONSENTED";
            case SIGNED -> "SIGNING_LINK_USED";
            case DECLINED -> "SIGNING_DECLINED";
            case FORWARDED -> "SIGNING_FORWARDED";
            case EXPIRED -> "SIGNING_LINK_EXPIRED";
            case REVOKED -> "SIGNING_LINK_REVOKED";
            case SUPERSEDED -> "SIGNING_LINK_SUPERSEDED";
        };
    }
}
