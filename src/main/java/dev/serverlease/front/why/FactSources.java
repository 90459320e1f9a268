package dev.serverlease.front.why;

import com.fasterxml.jackson.databind.JsonNode;
import dev.serverlease.front.why.Why.FactUsed;
import dev.serverlease.lease.Bilingual;
import dev.serverlease.lease.Lease;
import dev.serverlease.lease.LeaseRounds;
import dev.serverlease.lease.RecordedFacts;
import dev.serverlease.lease.RecordedFacts.Origin;
import dev.serverlease.lease.StoredFinding;
import dev.serverlease.people.MaskedLessee;
import dev.serverlease.people.Person;
import dev.serverlease.process.Members;
import dev.serverlease.register.Lessors;
import dev.serverlease.register.PermitRegister;
import dev.serverlease.words.ApplicationWords;
import dev.serverlease.words.FactWords;
import dev.serverlease.words.Word;
import dev.serverlease.words.Words;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Who said each fact that a finding rests on: as facts are put together for the rules, what people recorded goes before
 * the application, and what a register says before both.
 */
@Component
class FactSources {

    /** What a register tells, and the member of the application that names its entry. */
    private static final Map<String, String> ENTRIES = Map.ofEntries(
            Map.entry("use.licenceStatus", "use.licenceNo"),
            Map.entry("use.licenceItems", "use.licenceNo"),
            Map.entry("use.licenceValidTo", "use.licenceNo"),
            Map.entry("use.licenceRenewalAppliedOn", "use.licenceNo"),
            Map.entry("use.filingStatus", "use.filingNo"),
            Map.entry("use.approvalStatus", "use.approvalRefs"),
            Map.entry("use.approvedSectors", "use.approvalRefs"),
            Map.entry("use.approvalValidTo", "use.approvalRefs"),
            Map.entry("use.approvalRenewalAppliedOn", "use.approvalRefs"),
            Map.entry("channel.approvalStatus", "channel.approvalRef"),
            Map.entry("channel.approvalKind", "channel.approvalRef"),
            Map.entry("channel.approvalValidTo", "channel.approvalRef"),
            Map.entry("channel.approvalRenewalAppliedOn", "channel.approvalRef"),
            Map.entry("data.mechanismStatus", "data.mechanismRef"),
            Map.entry("data.mechanismValidTo", "data.mechanismRef"),
            Map.entry("data.mechanismRenewalAppliedOn", "data.mechanismRef"),
            Map.entry("lessee.permitStatus", "lessee.permitNo"),
            Map.entry("lessee.permitCategories", "lessee.permitNo"),
            Map.entry("lessee.permitValidTo", "lessee.permitNo"),
            Map.entry("lessee.permitRenewalAppliedOn", "lessee.permitNo"));

    private static final String VERIFIERS = "identity.by";

    private static final String VERIFIED_ON = "identity.at";

    /** What verifications of identity record. */
    private static final Set<String> OF_VERIFICATIONS = Set.of(
            "identity.subject",
            "identity.method",
            VERIFIED_ON,
            VERIFIERS,
            "identity.bySalesOnly",
            "identity.documentDigest",
            "identity.documentValidTo",
            "identity.result",
            "identity.checks",
            "identity.mismatches",
            "identity.sameHands");

    private static final Bilingual NOBODY = new Bilingual("—", "—");

    private final LeaseRounds rounds;
    private final RecordedFacts recorded;
    private final PermitRegister permits;
    private final Lessors lessors;
    private final Members members;
    private final ApplicationWords words;
    private final Clock clock;

    FactSources(
            LeaseRounds rounds,
            RecordedFacts recorded,
            PermitRegister permits,
            Lessors lessors,
            Members members,
            ApplicationWords words,
            Clock clock) {
        this.rounds = rounds;
        this.recorded = recorded;
        this.permits = permits;
        this.lessors = lessors;
        this.members = members;
        this.words = words;
        this.clock = clock;
    }

    /** The facts of the finding as it kept them, as far as this reader needs them, in the order of their names. */
    List<FactUsed> of(Lease lease, StoredFinding finding, Person reader) {
        var submission = rounds.submission(lease.number(), lease.round());
        var known = new Known(
                words.tree(lease.application()),
                recorded.origins(lease),
                person(submission.by(), "申报", "stated by"),
                day(submission.at()),
                finding.asOf(),
                finding.facts());
        return MaskedLessee.facts(finding.facts(), known.application().path("lessee"), reader).entrySet().stream()
                .map(fact -> used(known, fact.getKey(), fact.getValue()))
                .toList();
    }

    /** What is read once for all facts of a finding. */
    private record Known(
            JsonNode application,
            Map<String, Origin> origins,
            Bilingual applicant,
            LocalDate submittedOn,
            LocalDate asOf,
            Map<String, String> kept) {

        boolean isStated(String fact) {
            return !FactWords.text(member(application, fact)).isEmpty();
        }

        /** A member of each verification that the finding rests on; none if it did not keep that member. */
        List<String> ofVerifications(String fact) {
            return Arrays.stream(kept.getOrDefault(fact, "").split(", "))
                    .filter(text -> !text.isEmpty() && !text.equals("–"))
                    .distinct()
                    .toList();
        }
    }

    private FactUsed used(Known known, String fact, String text) {
        if (text.isEmpty()) {
            return fact(fact, text, NOBODY, null);
        }
        if (OF_VERIFICATIONS.contains(fact)) {
            return ofVerifications(known, fact, text);
        }
        var entry = ENTRIES.get(fact);
        if (entry != null) {
            var number = FactWords.text(member(known.application(), entry));
            var readOn = permits.readOn(List.of(number.split(", "))).values().stream()
                    .max(LocalDate::compareTo);
            if (readOn.isPresent()) {
                return fact(fact, text, register(entry, "登记册", "register entry of"), readOn.get());
            }
            if (!known.isStated(fact)) {
                return number.isEmpty()
                        ? fact(fact, text, NOBODY, null)
                        : fact(fact, text, register(entry, "登记册中查无", "not in the register:"), known.asOf());
            }
        }
        var origin = known.origins().get(fact);
        if (origin != null) {
            return fact(fact, text, person(origin.recordedBy(), "记录", "recorded by"), day(origin.recordedAt()));
        }
        if (fact.startsWith("lessor.")) {
            return lessors.readOn()
                    .map(day -> fact(fact, text, new Bilingual("出租人登记册", "register of lessors"), day))
                    .orElseGet(() -> fact(fact, text, new Bilingual("系统设置", "settings of the system"), null));
        }
        if (text.equals("UNKNOWN") && !known.isStated(fact)) {
            return fact(fact, text, NOBODY, null);
        }
        return fact.equals("answers") || known.isStated(fact)
                ? fact(fact, text, known.applicant(), known.submittedOn())
                : fact(fact, text, new Bilingual("由系统推算", "derived by the system"), known.asOf());
    }

    /** By whom, and on which day the last; the newest verification of the lease where the finding does not keep it. */
    private FactUsed ofVerifications(Known known, String fact, String text) {
        var newest = Optional.ofNullable(known.origins().get("identity.records"));
        var by = known.ofVerifications(VERIFIERS);
        var persons = by.isEmpty() ? newest.stream().map(Origin::recordedBy).toList() : by;
        var day = known.ofVerifications(VERIFIED_ON).stream()
                .map(LocalDate::parse)
                .max(LocalDate::compareTo)
                .or(() -> newest.map(origin -> day(origin.recordedAt())));
        var source = persons.stream()
                .map(name -> person(name, "核验", "verified by"))
                .reduce((one, other) -> new Bilingual(one.zh() + "、" + other.zh(), one.en() + ", " + other.en()));
        return fact(fact, text, source.orElse(NOBODY), day.orElse(null));
    }

    private static FactUsed fact(String fact, String text, Bilingual source, @Nullable LocalDate day) {
        return new FactUsed(fact, FactWords.title(fact), FactWords.value(fact, text), source, day);
    }

    private static Bilingual register(String entry, String zh, String en) {
        var title = FactWords.title(entry);
        return new Bilingual(zh + "（“" + title.zh() + "”）", en + " “" + title.en() + "”");
    }

    /** With the roles that the person has now. */
    private Bilingual person(String name, String zh, String en) {
        var roles = Words.all("group").entrySet().stream()
                .filter(group -> members.isMember(name, group.getKey()))
                .map(Map.Entry::getValue)
                .toList();
        return new Bilingual(
                name + roles(roles, Word::zh, "（", "、", "）") + zh,
                en + " " + name + roles(roles, Word::en, " (", ", ", ")"));
    }

    private static String roles(
            List<Word> roles, Function<Word, String> language, String open, String comma, String close) {
        return roles.isEmpty() ? "" : roles.stream().map(language).collect(Collectors.joining(comma, open, close));
    }

    private static JsonNode member(JsonNode application, String fact) {
        return application.at("/" + fact.replace('.', '/'));
    }

    private LocalDate day(Instant at) {
        return LocalDate.ofInstant(at, clock.getZone());
    }
}
