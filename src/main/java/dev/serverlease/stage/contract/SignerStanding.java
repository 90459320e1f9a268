package dev.serverlease.stage.contract;

import com.fasterxml.jackson.databind.JsonNode;
import dev.serverlease.identity.Persons;
import dev.serverlease.identity.Verifications;
import dev.serverlease.identity.Verified;
import dev.serverlease.law.facts.LesseeFacts;
import dev.serverlease.law.facts.Verification;
import dev.serverlease.law.facts.Verification.Result;
import dev.serverlease.law.rules.identity.IdentityMinimum;
import dev.serverlease.lease.ApplicationTrees;
import dev.serverlease.lease.Bilingual;
import dev.serverlease.lease.Lease;
import dev.serverlease.stage.checks.LegalCheck;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Whether it was verified who signed for the lessee, and that they may: the duty's moment is the agreement, which the
 * lessor's seal concludes (Cybersecurity Law art. 26; Civil Code arts. 171, 490). Whom the application names was
 * verified before the draft; whoever else signs, or by another authority, is verified before the seal.
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
     * @param person whom a verification must be about, see {@link Persons}
     * @param isAnother whether the application names somebody else, or another authority
     * @param verified what was verified of that person, the oldest first; empty for whom the application names, unless
     *     from abroad
     * @param missing what is still to be verified, in words; null if nothing is
     */
    public record Signer(
            String person,
            boolean isAnother,
            List<Verified> verified,
            Answer answer,
            @Nullable Bilingual missing) {}

    /** @param lessee the lessee's signature under what is to be sealed */
    public Signer of(Lease lease, Signature lessee) {
        boolean another = lessee.mismatch() != null;
        var application = applications.of(lease.application());
        if (!another && !isFromAbroad(application)) {
            var person = Persons.of(Verification.Subject.SIGNER, application);
            return new Signer(person, false, List.of(), Answer.VERIFIED, null);
        }
        var facts = legalCheck.factsOfIdentity(lease).lessee();
        var person = another
                ? Persons.signatory(application, lessee.signer(), lessee.authority())
                : Persons.of(Verification.Subject.SIGNER, application);
        var verified = verifications.of(lease.number()).stream()
                .filter(one -> one.person().equals(person))
                .toList();
        var missing = another || isByLetterFromAbroad(facts) ? missing(facts, verified) : null;
        boolean doubted = missing != null
                && verified.stream()
                        .anyMatch(
                                one -> one.result() != Result.MATCH && !one.at().isBefore(lessee.signedAt()));
        return new Signer(
                person,
                another,
                verified,
                missing == null ? Answer.VERIFIED : doubted ? Answer.DOUBTED : Answer.OPEN,
                missing);
    }

    private static boolean isFromAbroad(JsonNode application) {
        return LesseeFacts.Kind.OVERSEAS
                .name()
                .equals(application.path("lessee").path("kind").asText());
    }

    /** Before the draft only the passport of a signer from abroad is verified, whatever their power. */
    private static boolean isByLetterFromAbroad(LesseeFacts lessee) {
        return lessee.kind() == LesseeFacts.Kind.OVERSEAS && Boolean.FALSE.equals(lessee.signerIsLegalRep());
    }

    /** After a verification that did not match, only later ones count. */
    private @Nullable Bilingual missing(LesseeFacts lessee, List<Verified> verified) {
        int last = verified.stream()
                .filter(one -> one.result() != Result.MATCH)
                .mapToInt(Verified::position)
                .max()
                .orElse(-1);
        var today = LocalDate.now(clock);
        var minimum = IdentityMinimum.ofSigner(
                lessee,
                verified.stream()
                        .filter(one -> one.position() > last)
                        .map(one -> one.asFact(clock.getZone()))
                        .filter(record -> IdentityMinimum.isValidOn(record, today))
                        .toList());
        return minimum.isMet()
                ? null
                : new Bilingual(minimum.missing().zh(), minimum.missing().en());
    }
}
