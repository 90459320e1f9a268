package dev.serverlease.stage.contract;

import static dev.serverlease.lease.GivenLease.NUMBER;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyInt;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.Mockito.when;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.serverlease.clause.Agreement;
import dev.serverlease.clause.ClauseLibrary;
import dev.serverlease.clause.ContractText;
import dev.serverlease.clause.terms.CaseFacts;
import dev.serverlease.clause.terms.Periods;
import dev.serverlease.config.IsoPeriod;
import dev.serverlease.lease.Bilingual;
import dev.serverlease.lease.GivenLease;
import dev.serverlease.lease.LeaseRounds;
import dev.serverlease.lease.Party;
import dev.serverlease.register.Lessors;
import dev.serverlease.stage.contract.agreement.Agreements;
import dev.serverlease.stage.contract.agreement.WrittenAgreement;
import dev.serverlease.testing.Parts;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The contract of a given lease, and the agreements on it, as they would be read from the database. */
public final class GivenContract {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Parts parts;
    private final List<WrittenAgreement> agreed = new ArrayList<>();
    private final List<SignedContract> drafts = new ArrayList<>();

    /** Signed by both, the lessor on the first of December 2026; no agreement is on it. */
    public GivenContract(Parts parts) {
        this.parts = parts;
        when(parts.get(Lessors.class).current()).thenReturn(GivenLease.LESSOR);
        when(parts.get(Agreements.class).of(NUMBER)).thenReturn(agreed);
        when(parts.get(Agreements.class).agreedEnd(NUMBER)).thenCallRealMethod();
        when(parts.get(Agreements.class).find(anyString(), anyInt()))
                .thenAnswer(call -> agreed.stream()
                        .filter(one -> one.position() == call.<Integer>getArgument(1))
                        .findFirst());
        when(parts.get(Contracts.class).agreements(NUMBER)).thenReturn(drafts);
        sealed("2026-12-01T09:00:00+08:00");
    }

    /** The lessor sealed it then. */
    public GivenContract sealed(String at) {
        var contract = signed(draft(null), at);
        when(parts.get(Contracts.class).latest(NUMBER)).thenReturn(Optional.of(contract.contract()));
        when(parts.get(Contracts.class).latestSigned(NUMBER)).thenReturn(Optional.of(contract));
        return this;
    }

    /** What the application said when the server was handed over. */
    public GivenContract handedOverWith(ObjectNode application) {
        when(parts.get(LeaseRounds.class).applicationAt(anyString(), any())).thenReturn(GivenLease.text(application));
        return this;
    }

    /** An agreement that the lessor sealed then, after the lessee. */
    public GivenContract agreed(Agreement kind, String at, Object terms) {
        int position = agreed.size() + 1;
        agreed.add(new WrittenAgreement(
                position,
                kind,
                JSON.valueToTree(terms),
                "双方商定",
                "contract1",
                GivenLease.instant(at),
                GivenLease.instant(at),
                null,
                "legal1",
                "CONCLUDED",
                null));
        drafts.add(signed(draft(position), at));
        return this;
    }

    /** Terms that change this of the application. */
    public static ObjectNode changes(ObjectNode application, Map<String, ?> after) {
        var terms = JSON.createObjectNode();
        var changes = terms.putArray("changes");
        after.forEach((path, value) -> {
            var before = application.at("/" + path.replace('.', '/'));
            changes.addObject()
                    .put("path", path)
                    .<ObjectNode>set("before", before.isMissingNode() ? JSON.nullNode() : before)
                    .set("after", JSON.valueToTree(value));
        });
        return terms;
    }

    /** @param conditions what officers asked for before the opening; nothing else is added by them */
    public static ContractText text(ObjectNode application, List<String> conditions) {
        return ClauseLibrary.current()
                .write(CaseFacts.of(application, GivenLease.LESSOR)
                        .with("conditionsOpen", !conditions.isEmpty())
                        .list(
                                "conditions",
                                conditions.stream()
                                        .map(condition -> Map.of("content", Bilingual.of(condition)))
                                        .toList())
                        .with("specialTerms", false)
                        .with("taxWithheld", false)
                        .with("paymentFiled", false)
                        .with("permitsEndWithin", false)
                        .text("number", NUMBER)
                        .text("caseDigest", "0123456789abcdef")
                        .text("review.every", Periods.every(5))
                        .text("expiry.notice", Periods.of(IsoPeriod.parse("P30D"))));
    }

    private static Contract draft(@Nullable Integer agreement) {
        return new Contract(
                1,
                agreement,
                new ContractText(List.of()),
                "",
                "",
                "",
                "",
                GivenLease.instant("2026-12-01T08:00:00+08:00"));
    }

    private static SignedContract signed(Contract draft, String at) {
        return new SignedContract(
                draft,
                List.of(new Signature(
                        Party.LESSOR,
                        1,
                        "张示例",
                        "授权委托书 2026-1",
                        "SEAL",
                        "contract2",
                        "",
                        GivenLease.instant(at),
                        null,
                        null,
                        null,
                        null)));
    }
}
