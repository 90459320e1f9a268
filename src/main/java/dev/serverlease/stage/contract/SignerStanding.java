package dev.serverlease.stage.contract;

import dev.serverlease.identity.Persons;
import dev.serverlease.identity.Verifications;
import dev.serverlease.identity.Verified;
import dev.serverlease.law.facts.IdentityFacts;
import dev.serverlease.law.facts.Verification;
import dev.serverlease.law.facts.Verification.Result;
import dev.serverlease.law.facts.Verification.Subject;
import dev.serverlease.law.rules.identity.IdentityMinimum;
import dev.serverlease.lease.ApplicationTrees;
import dev.serverlease.lease.Bilingual;
import dev.serverlease.lease.Lease;
import dev.serverlease.stage.checks.LegalCheck;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Whether it was verified who signed for the lessee, and that they may: the duty's moment is the agreement, which the
 * lessor's seal concludes (Cybersecurity Law art. 26; Civil Code arts. 171, 490). Whom the application names was
 * verified before the draft, unless they were named or doubted since; whoever nobody has verified, or not with this
 * authority, is verified before the seal.
 */
@Component
public class SignerStanding {

    private final Verifications verifications;
    private final ApplicationTrees applications;
    private final LegalCheck legalCheck;
    private final Clock clock;

    SignerStanding(Verifications verifications, ApplicationTrees applications, LegalCheck legalCheck, Clock clock) {
        this.verifications = verifications;
        this.applications = applications;
        this.legalCheck = legalCheck;
        this.clock = clock;
    }

    public enum Answer {
        /** Nothing more is to be verified. */
        VERIFIED,
        /** Something is to be verified. */
        OPEN,
        /** It was found that it is not them, or that they may not; or they refused. */
        DOUBTED
    }

    /**
     * @param subject as whom they are verified
     * @param person whom a verification must be about, see {@link Persons}
     * @param isAnother whether the application names somebody else, or another authority
     * @param verified what was verified of that person, the oldest first
     * @param missing what is still to be verified, in words; null if nothing is
     */
    public record Signer(
            Subject subject,
            String person,
            boolean isAnother,
            List<Verified> verified,
            Answer answer,
            @Nullable Bilingual missing) {}

    /** @param lessee the lessee's signature under what is to be sealed */
    public Signer of(Lease lease, Signature lessee) {
        boolean another = lessee.mismatch() != null;
        var application = applications.of(lease.application());
        var facts = legalCheck.factsOfIdentity(lease);
        var subject = another ? Subject.SIGNER : IdentityMinimum.signing(facts.lessee());
        var person = another
                ? Persons.signatory(application, lessee.signer(), lessee.authority())
                : Persons.of(subject, application);
        var verified = verifications.of(lease.number()).stream()
                .filter(one -> one.person().equals(person))
                .toList();
        var minimum = another
                ? IdentityMinimum.ofSigner(facts.lessee(), sinceTheLastDoubt(verified))
                : IdentityMinimum.ofNamedSigner(
                        facts.lessee(), counting(verified, facts.identity(), lessee.signedAt()));
        boolean doubted = !minimum.isMet()
                && verified.stream()
                        .anyMatch(
                                one -> one.result() != Result.MATCH && !one.at().isBefore(lessee.signedAt()));
        return new Signer(
                subject,
                person,
                another,
                verified,
                minimum.isMet() ? Answer.VERIFIED : doubted ? Answer.DOUBTED : Answer.OPEN,
                minimum.isMet()
                        ? null
                        : new Bilingual(
                                minimum.missing().zh(), minimum.missing().en()));
    }

    /** After a verification that did not match, only later ones count; of valid documents. */
    private List<Verification> sinceTheLastDoubt(List<Verified> verified) {
        int last = verified.stream()
                .filter(one -> one.result() != Result.MATCH)
                .mapToInt(Verified::position)
                .max()
                .orElse(-1);
        var today = LocalDate.now(clock);
        return verified.stream()
                .filter(one -> one.position() > last)
                .map(one -> one.asFact(clock.getZone()))
                .filter(record -> IdentityMinimum.isValidOn(record, today))
                .toList();
    }

    /**
     * Of whom the application names: the matches, and what the officers of the round accepted though it did not match;
     * where identity is in doubt since, only matches made later.
     */
    private List<Verification> counting(List<Verified> verified, IdentityFacts identity, Instant signedAt) {
        Long doubted = identity.doubts().isEmpty() ? null : identity.doubtedAfter();
        return verified.stream()
                .filter(one -> one.result() == Result.MATCH
                        || (one.result() == Result.MISMATCH
                                && doubted == null
                                && one.at().isBefore(signedAt)))
                .filter(one -> doubted == null || one.position() > doubted)
                .map(one -> one.asFact(clock.getZone()))
                .toList();
    }
}
