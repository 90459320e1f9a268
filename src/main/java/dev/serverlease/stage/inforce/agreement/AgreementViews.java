package dev.serverlease.stage.inforce.agreement;

import dev.serverlease.clause.Agreement;
import dev.serverlease.lease.Bilingual;
import dev.serverlease.lease.Lease;
import dev.serverlease.lease.Party;
import dev.serverlease.people.MaskedLessee;
import dev.serverlease.people.Person;
import dev.serverlease.people.PersonalPapers;
import dev.serverlease.stage.contract.Contract;
import dev.serverlease.stage.contract.Contracts;
import dev.serverlease.stage.contract.Signature;
import dev.serverlease.stage.contract.SignedContract;
import dev.serverlease.stage.contract.agreement.AgreedChanges;
import dev.serverlease.stage.contract.agreement.Agreements;
import dev.serverlease.stage.contract.agreement.WrittenAgreement;
import dev.serverlease.stage.legalreview.identity.IdentitySheet;
import dev.serverlease.words.Word;
import dev.serverlease.words.Words;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** The agreements of a lease as people read them. */
@Component
public class AgreementViews {

    private final Agreements agreements;
    private final Contracts contracts;
    private final IdentitySheet identity;
    private final PersonalPapers papers;
    private final Clock clock;

    AgreementViews(
            Agreements agreements, Contracts contracts, IdentitySheet identity, PersonalPapers papers, Clock clock) {
        this.papers = papers;
        this.identity = identity;
        this.agreements = agreements;
        this.contracts = contracts;
        this.clock = clock;
    }

    /** Oldest first; the lessee's personal data as far as this reader needs them. */
    public List<AgreementView> of(Lease lease, Person reader) {
        var drafts = drafts(lease);
        return agreements.of(lease.number()).stream()
                .map(one -> view(lease, one, Optional.ofNullable(drafts.get(one.position())), reader))
                .toList();
    }

    AgreementView of(Lease lease, WrittenAgreement agreement, Person reader) {
        return view(lease, agreement, draft(lease, agreement.position()), reader);
    }

    /** The newest draft of an agreement; empty if none is drafted. */
    Optional<SignedContract> draft(Lease lease, int position) {
        return Optional.ofNullable(drafts(lease).get(position));
    }

    private Map<Integer, SignedContract> drafts(Lease lease) {
        return contracts.agreements(lease.number()).stream()
                .collect(Collectors.toMap(
                        draft -> Objects.requireNonNull(draft.contract().agreement()), Function.identity()));
    }

    private AgreementView view(Lease lease, WrittenAgreement one, Optional<SignedContract> draft, Person reader) {
        var terms = one.terms();
        return new AgreementView(
                one.position(),
                WrittenAgreement.number(lease.number(), one.position()),
                WrittenAgreement.title(one.kind()),
                state(one, draft),
                one.reason(),
                one.requestedBy(),
                local(one.requestedAt()),
                one.isOpen() ? local(one.until()) : null,
                one.decidedBy(),
                AgreedChanges.lines(MaskedLessee.changes(terms.path("changes"), papers.areOfAPerson(lease), reader)),
                terms.path("proof").asText(null),
                terms.path("endsOn").asText(null),
                draft.map(SignedContract::contract).map(Contract::digest).orElse(null),
                draft.map(SignedContract::signatures).orElse(List.of()).stream()
                        .map(signature -> signed(lease, signature))
                        .toList());
    }

    private AgreementView.Signed signed(Lease lease, Signature signature) {
        return new AgreementView.Signed(
                signature.party().label(),
                signature.signer() + " · " + signature.authority(),
                signature.how(),
                signature.electronic() == null
                        ? List.of()
                        : signature.electronic().lines(),
                signature.party() == Party.LESSEE
                        ? identity.bothSides(lease, signature.signer()).orElse(null)
                        : null);
    }

    private static Bilingual state(WrittenAgreement one, Optional<SignedContract> draft) {
        var outcome = one.outcome();
        var code = outcome != null
                ? outcome
                : one.decidedBy() == null || (draft.isEmpty() && one.kind() == Agreement.CHANGE)
                        ? "REVIEW"
                        : draft.filter(open -> !open.signatures().isEmpty()).isPresent() ? "SEALING" : "SIGNING";
        Word word = Words.of("agreement-state", code);
        return new Bilingual(word.zh(), word.en());
    }

    private OffsetDateTime local(Instant at) {
        return at.atZone(clock.getZone()).toOffsetDateTime();
    }
}
