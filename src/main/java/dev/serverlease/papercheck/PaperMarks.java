package dev.serverlease.papercheck;

import dev.serverlease.lease.AuditEntry;
import dev.serverlease.lease.AuditEntry.Row;
import dev.serverlease.papercheck.PaperStanding.Offer;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Which number and which digest stand together on the pages of a paper of ours. */
@Repository
public class PaperMarks {

    private static final int SHOWN_OF_A_DIGEST = 16;

    private final JdbcClient jdbc;

    PaperMarks(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The digits of a digest that stand on each page. */
    public static String mark(String digest) {
        return digest.substring(0, SHOWN_OF_A_DIGEST);
    }

    /** A paper that the parties sign. @param pages which a scan of it has too */
    public record Draft(int version, int pages) {}

    /**
     * The entry, with what this paper bears kept beside it.
     *
     * @param digest in hexadecimal, as the paper bears it
     * @param draft of a contract or an agreement; null for other papers
     */
    public static AuditEntry kept(
            AuditEntry entry, PaperKind kind, String number, String digest, @Nullable Draft draft, Instant madeAt) {
        return entry.keeping(
                "paper",
                Row.of("number", number)
                        .and("mark", mark(digest))
                        .and("kind", kind.name())
                        .and("draft", draft == null ? null : draft.version())
                        .and("pages", draft == null ? null : draft.pages())
                        .and("made_at", madeAt));
    }

    /**
     * What became of the papers of ours that bear both; two drafts of one case bear the same, and are told by the
     * draft's number that stands beside, counted under the paper's own number as its pages count it. Empty for an
     * unknown number and a wrong mark alike.
     */
    List<PaperStanding> of(String number, String mark) {
        return standings("p.number = :number and p.mark = :mark", Map.of("number", number, "mark", mark));
    }

    /**
     * Whether this draft, of the contract or of an agreement on it, was superseded, taken back or refused, or is over.
     */
    public boolean isNotToBeSigned(String leaseNumber, int draft) {
        return standings(
                        "p.lease_number = :lease and p.draft = :draft and p.kind in ('CONTRACT', 'AGREEMENT')",
                        Map.of("lease", leaseNumber, "draft", draft))
                .stream()
                .anyMatch(PaperStanding::isNotToBeSigned);
    }

    private List<PaperStanding> standings(String which, Map<String, ?> parameters) {
        return jdbc.sql("""
                        select p.kind, p.made_at,
                          case when p.draft is not null then (select count(*) from lease.paper e where e.lease_number = p.lease_number
                            and e.number = p.number and e.kind = p.kind and e.position <= p.position)::integer end as printed,
                          (select max(s.signed_at) from lease.signature s where s.lease_number = p.lease_number
                            and s.contract_version = p.draft having count(distinct s.party) = 2) as concluded_at,
                          (select min(l.made_at) from lease.paper l where l.lease_number = p.lease_number and l.position > p.position
                            and l.kind = p.kind and (l.number = p.number or p.kind = 'HANDOVER')) as superseded_at,
                          case when p.kind = 'CONTRACT' then case when c.stage = 'ENDED' then 'ENDED'
                              when c.stage <> 'CONTRACT' or p.made_at < c.stage_since or r.refused then 'TAKEN_BACK' else 'OPEN' end
                            when p.kind = 'AGREEMENT' then case when c.stage in ('CLOSING', 'ENDED') or exists (select
                                from lease.contract d join lease.agreement_state a on a.lease_number = d.lease_number
                                  and a.position = d.agreement where d.lease_number = p.lease_number
                                  and d.version = p.draft and a.outcome is not null) then 'ENDED'
                              when r.refused then 'TAKEN_BACK' else 'OPEN' end
                            else 'OPEN' end as offer
                        from lease.paper p join lease.lease c on c.number = p.lease_number
                        cross join lateral (select coalesce((select o.kind = 'REFUSED' from lease.offer_event o
                          where o.lease_number = p.lease_number and o.contract_version = p.draft and o.kind in ('OFFERED', 'REFUSED')
                          order by o.position desc limit 1), false) as refused) r
                        where""" + " " + which + " order by p.position")
                .params(parameters)
                .query((row, index) -> new PaperStanding(
                        PaperKind.valueOf(row.getString("kind")),
                        row.getObject("printed", Integer.class),
                        row.getTimestamp("made_at").toInstant(),
                        instant(row.getTimestamp("concluded_at")),
                        instant(row.getTimestamp("superseded_at")),
                        Offer.valueOf(row.getString("offer"))))
                .list();
    }

    private static @Nullable Instant instant(@Nullable Timestamp at) {
        return at == null ? null : at.toInstant();
    }
}
