package dev.serverlease.stage.lessee.link;

import dev.serverlease.lease.AuditEntry;
import dev.serverlease.lease.AuditTrail;
import dev.serverlease.lease.Moment;
import dev.serverlease.visit.Visitor;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Each step on a link or on the page, kept in the lease's chain: when, who, from where. Never the token. */
@Component
public class LesseeSteps {

    private final AuditTrail audit;
    private final Moment moment;

    LesseeSteps(AuditTrail audit, Moment moment) {
        this.audit = audit;
        this.moment = moment;
    }

    /** @param visitor null where an officer or the product acts */
    public void keep(
            LesseeLink link, String actor, String action, @Nullable Visitor visitor, Map<String, String> said) {
        append(link.leaseNumber(), entry(link, actor, action, visitor, said));
    }

    /** An entry to which rows of evidence are added. */
    public AuditEntry entry(
            LesseeLink link, String actor, String action, @Nullable Visitor visitor, Map<String, String> said) {
        var seen = new LinkedHashMap<String, Object>();
        seen.put("link", link.id());
        if (visitor != null) {
            seen.put("source", visitor.source());
            seen.put("agent", visitor.agent());
        }
        var detail = new HashMap<String, Object>(said);
        detail.put("seen", seen);
        return AuditEntry.of(actor, action).detail(detail);
    }

    public void append(String leaseNumber, AuditEntry entry) {
        audit.append(leaseNumber, entry, moment.now());
    }
}
