package dev.serverlease.stage.legalreview.identity;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import dev.serverlease.identity.IdentityWords;
import dev.serverlease.identity.Persons;
import dev.serverlease.identity.Verifications;
import dev.serverlease.identity.Verified;
import dev.serverlease.law.Asked;
import dev.serverlease.law.Occasion;
import dev.serverlease.law.facts.Verification.Subject;
import dev.serverlease.law.rules.identity.IdentityMinimum;
import dev.serverlease.lease.Bilingual;
import dev.serverlease.lease.Lease;
import dev.serverlease.lease.LeaseStage;
import dev.serverlease.register.LessorsPeople;
import dev.serverlease.stage.checks.LegalCheck;
import dev.serverlease.stage.contract.agreement.PartyAsSigned;
import dev.serverlease.visit.LesseeContact;
import dev.serverlease.words.ApplicationWords;
import dev.serverlease.words.Word;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Who verified whose identity for a lease, when and how, and what is still to be verified: for its page and its API.
 */
@Component
public class IdentitySheet {

    private final Verifications verifications;
    private final LegalCheck legalCheck;
    private final ApplicationWords words;
    private final LessorsPeople lessorsPeople;
    private final PartyAsSigned party;
    private final AgentsLetter letter;
    private final Clock clock;

    IdentitySheet(
            Verifications verifications,
            LegalCheck legalCheck,
            ApplicationWords words,
            LessorsPeople lessorsPeople,
            PartyAsSigned party,
            AgentsLetter letter,
            Clock clock) {
        this.letter = letter;
        this.party = party;
        this.lessorsPeople = lessorsPeople;
        this.verifications = verifications;
        this.legalCheck = legalCheck;
        this.words = words;
        this.clock = clock;
    }

    /**
     * How identity stands.
     *
     * @param missing what the minimum still asks for, in words; null if nothing
     * @param bothSides that who is to sign for the lessee stands on the lessor's side too; null if they do not
     * @param records the oldest first
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Standing(@Nullable Word missing, @Nullable Word bothSides, List<Line> records) {}

    /**
     * One verification.
     *
     * @param of whose identity, in words; as are method, result and what was compared
     * @param digest SHA-256 of the scan or answer
     * @param numberEnd the last four characters of the document's number
     * @param usedAgain whether it was done for an earlier lease
     * @param signatory name of who signed for the lessee, where the application names somebody else; null otherwise
     * @param current whether it is about somebody whom the application still names, or who signed
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Line(
            String subject,
            String of,
            String method,
            String methodName,
            OffsetDateTime at,
            String by,
            @Nullable String digest,
            @Nullable String reference,
            @Nullable String numberEnd,
            @Nullable LocalDate documentValidTo,
            String result,
            String resultName,
            List<String> checks,
            String note,
            boolean usedAgain,
            @Nullable String signatory,
            boolean current) {

        /** For the form of who verifies next. */
        public Map<String, String> brief() {
            return Map.of(
                    "of", signatory == null ? of : of + "　" + signatory,
                    "method", methodName,
                    "on", at.toLocalDate().toString(),
                    "by", by,
                    "result", resultName,
                    "note", note);
        }
    }

    public Standing of(Lease lease) {
        var application = words.tree(lease.application());
        return new Standing(
                missing(lease),
                bothSides(lease).map(said -> new Word(said.zh(), said.en())).orElse(null),
                verifications.of(lease.number()).stream()
                        .map(one -> line(
                                one,
                                one.signatory() != null || one.person().equals(Persons.of(one.subject(), application))))
                        .toList());
    }

    /**
     * What of the lessee's signer and its addresses is the lessor's too, as the application has them, or shall have
     * them by an agreement that is open; empty if nothing is.
     */
    public Optional<Bilingual> bothSides(Lease lease) {
        return bothSides(party.asAgreed(lease).path("lessee"), Stream.empty());
    }

    /** The same, with whoever signed. */
    public Optional<Bilingual> bothSides(Lease lease, String signer) {
        return bothSides(party.asAgreed(lease).path("lessee"), Stream.of(signer));
    }

    private Optional<Bilingual> bothSides(JsonNode lessee, Stream<String> signed) {
        var contact = LesseeContact.of(lessee);
        return lessorsPeople.said(
                Stream.concat(signed, Stream.of(contact.signer())).distinct().toList(),
                contact.address(),
                contact.telephone(),
                lessee.path("noticeAddress").asText(""));
    }

    /** How identity stands, in one line for the officers who decide. */
    public String words(Lease lease) {
        var missing = missing(lease);
        var done = of(lease).records().stream()
                .filter(Line::current)
                .map(line -> line.at().toLocalDate() + " · " + line.of() + " · " + line.methodName() + " · "
                        + line.resultName() + " · " + line.by()
                        + (line.note().isEmpty() ? "" : " · " + line.note()))
                .collect(Collectors.joining("；"));
        return Stream.of(
                        done,
                        missing == null
                                ? ""
                                : new Word("尚待核验：" + missing.zh(), "Still to be verified: " + missing.en()).both())
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining("　"));
    }

    /** Whose identity is still to be verified, by the matches that count today. */
    Set<Subject> open(Lease lease) {
        var minimum = minimum(lease);
        return minimum == null ? Set.of() : minimum.open();
    }

    @Nullable
    Word missing(Lease lease) {
        var minimum = minimum(lease);
        if (minimum == null) {
            return null;
        }
        var missing = new ArrayList<Word>();
        if (!minimum.isMet()) {
            missing.add(new Word(minimum.missing().zh(), minimum.missing().en()));
        }
        if (lease.inForceAt() == null && letter.isMissing(lease)) {
            missing.add(AgentsLetter.MISSING);
        }
        return missing.isEmpty()
                ? null
                : new Word(
                        missing.stream().map(Word::zh).collect(Collectors.joining("；")),
                        missing.stream().map(Word::en).collect(Collectors.joining("; ")));
    }

    private @Nullable IdentityMinimum minimum(Lease lease) {
        var facts = legalCheck.factsOfIdentity(lease);
        return facts.lessee().kind() == null
                ? null
                : IdentityMinimum.of(facts.lessee(), IdentityMinimum.counting(facts.identity(), asked(lease)));
    }

    /** Before an opening older verifications do not count. */
    private Asked asked(Lease lease) {
        return new Asked(
                lease.stage() == LeaseStage.ACTIVATION ? Occasion.ACTIVATION : Occasion.CONTRACT, LocalDate.now(clock));
    }

    /** One verification for people. */
    public Line line(Verified one, boolean current) {
        return new Line(
                one.subject().name(),
                IdentityWords.of(one.subject()).both(),
                one.method().name(),
                IdentityWords.of(one.method()).both(),
                one.at().atZone(clock.getZone()).toOffsetDateTime(),
                one.by(),
                one.digest(),
                one.reference(),
                one.numberEnd(),
                one.validTo(),
                one.result().name(),
                IdentityWords.of(one.result()).both(),
                one.checks().stream()
                        .sorted()
                        .map(check -> IdentityWords.of(check).both())
                        .toList(),
                one.note(),
                one.usedFrom() != null,
                one.signatory(),
                current);
    }
}
