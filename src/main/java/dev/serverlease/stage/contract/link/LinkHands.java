package dev.serverlease.stage.contract.link;

import dev.serverlease.lease.AuditTrail;
import dev.serverlease.stage.contract.agreement.Agreements;
import dev.serverlease.stage.contract.link.LesseeOffer.CodeSeen;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Officers through whose hands the lessee's link or its code went: with both, one person could sign for it. */
@Component
public class LinkHands {

    static final String HANDED_OVER = "SIGNING_LINK_HANDED_OVER";

    static final String CODE_SHOWN = "SIGNING_CODE_SHOWN";

    private static final Set<String> ACTIONS = Set.of(HANDED_OVER, CODE_SHOWN);

    /** Of lease {@code l} and its draft {@code c}; the actions as the index of V17 has them. */
    private static final String IN_HAND = "a.lease_number = l.number and a.digest = c.digest and a.actor = :user"
            + " and a.action in ('" + HANDED_OVER + "', '" + CODE_SHOWN + "')";

    private final AuditTrail audit;
    private final JdbcClient jdbc;

    LinkHands(AuditTrail audit, JdbcClient jdbc) {
        this.audit = audit;
        this.jdbc = jdbc;
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

    /**
     * Of these leases those of whose open draft the user had link or code in hand, or recorded the lessee's signature
     * on paper.
     */
    public Set<String> recordedBy(String user, Set<String> numbers) {
        return jdbc.sql("""
                        select l.number from lease.lease l
                        join lease.contract c on c.lease_number = l.number
                          and c.version = (select max(version) from lease.contract where lease_number = l.number)
                        where l.number = any(:numbers::text[])
                          and case when c.agreement is null then l.stage = 'CONTRACT'
                            else l.stage = any(:stages) and exists (select from lease.agreement_state g
                              where g.lease_number = l.number and g.position = c.agreement and g.outcome is null) end
                          and (exists (select from lease.signature s where s.lease_number = l.number
                              and s.contract_version = c.version and s.party = 'LESSEE' and s.file_digest is null
                              and s.recorded_by = :user)
                            or exists (select from lease.audit a where %1$s)
                            or exists (select from lease.audit_waiting a where %1$s))""".formatted(IN_HAND))
                .param("numbers", numbers.toArray(String[]::new))
                .param("stages", Agreements.STAGES.stream().map(Enum::name).toArray(String[]::new))
                .param("user", user)
                .query(String.class)
                .set();
    }
}
