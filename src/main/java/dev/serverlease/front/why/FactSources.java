package dev.serverlease.front.why;

import com.fasterxml.jackson.databind.JsonNode;
import dev.serverlease.front.why.Why.FactUsed;
import dev.serverlease.lease.Bilingual;
import dev.serverlease.lease.Lease;
import dev.serverlease.lease.LeaseRounds;
import dev.serverlease.lease.RecordedFacts;
import dev.serverlease.lease.StoredFinding;
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
import java.util.List;
import java.util.Map;
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

    /** The facts of the finding as it kept them, in the order of their names. */
    List<FactUsed> of(Lease lease, StoredFinding finding) {
        var submission = rounds.submission(lease.number(), lease.round());
        var known = new Known(
                words.tree(lease.application()),
                recorded.origins(lease),
                person(submission.by(), "申报", "stated by"),
                day(submission.at()),
                finding.asOf());
        return finding.facts().entrySet().stream()
                .map(fact -> used(known, fact.getKey(), fact.getValue()))
                .toList();
    }

    /** What is read once for all facts of a finding. */
    private record Known(
            JsonNode application,
            Map<String, RecordedFacts.Origin> origins,
            Bilingual applicant,
            LocalDate submittedOn,
            LocalDate asOf) {

        boolean isStated(String fact) {
            return !FactWords.text(member(application, fact)).isEmpty();
        }
    }

    private FactUsed used(Known known, String fact, String text) {
        if (text.isEmpty()) {
            return fact(fact, text, NOBODY, null);
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
