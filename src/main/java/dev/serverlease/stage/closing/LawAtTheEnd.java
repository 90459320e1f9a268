package dev.serverlease.stage.closing;

import dev.serverlease.law.Occasion;
import dev.serverlease.law.RuleId;
import dev.serverlease.lease.Lease;
import dev.serverlease.lease.RecordedFacts;
import dev.serverlease.lease.StoredFinding;
import dev.serverlease.request.Refusal;
import dev.serverlease.request.Refusal.FieldError;
import dev.serverlease.stage.checks.LegalCheck;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Applies the rules of a lease's end to recorded facts and to facts just submitted. */
@Component
class LawAtTheEnd {

    static final RuleId NOTICE = new RuleId("termination.notice");
    static final RuleId LESSEE_RIGHT = new RuleId("termination.lessee-right");
    static final RuleId WIPE_AND_ARCHIVE = new RuleId("termination.wipe-and-archive");

    private final LegalCheck legalCheck;
    private final RecordedFacts recorded;
    private final Clock clock;

    LawAtTheEnd(LegalCheck legalCheck, RecordedFacts recorded, Clock clock) {
        this.legalCheck = legalCheck;
        this.recorded = recorded;
        this.clock = clock;
    }

    /** Applies all rules of this occasion with additional facts; stores nothing. */
    List<StoredFinding> ask(Lease lease, Map<String, ? extends Map<String, ?>> more) {
        return legalCheck.ask(Occasion.TERMINATION, lease, more);
    }

    /** @throws Refusal with the status and the rule's own words, if the rule is violated */
    void require(int status, String field, RuleId rule, Lease lease, Map<String, ?> termination) {
        var finding = finding(rule, lease, Map.of("termination", termination));
        if (finding.isViolated()) {
            throw refusal(status, field, finding);
        }
    }

    StoredFinding finding(RuleId rule, Lease lease, Map<String, ? extends Map<String, ?>> more) {
        return ask(lease, more).stream()
                .filter(found -> found.rule().equals(rule))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("The rulebook has no " + rule + " today"));
    }

    /** Whether a notice that arrives today would be too late for a ground known since that day (art. 564). */
    boolean isLapsed(Lease lease, LocalDate knownSince) {
        var said = Map.of(
                "chosen",
                true,
                "indefinite",
                false,
                "groundKnownSince",
                knownSince.toString(),
                "noticeArrivedOn",
                LocalDate.now(clock).toString(),
                "arrivalProofRef",
                "ARRIVES_TODAY");
        return finding(NOTICE, lease, Map.of("termination", said)).isViolated();
    }

    static Refusal refusal(int status, String field, StoredFinding finding) {
        var text = finding.messageZh() + " " + finding.messageEn() + "（" + finding.citationZh() + "）";
        return new Refusal(status, text, List.of(new FieldError(field, text)));
    }

    /**
     * The day on which the lease ended: the end of the term's last day, or the arrival of the notice (art. 565), which
     * may be later than the beginning of the stage.
     */
    LocalDate endedOn(Lease lease) {
        var facts = recorded.of(lease).path("termination");
        var recordedEnd = RecordedFacts.day(facts, "endedOn");
        return recordedEnd != null
                ? recordedEnd
                : Stream.of(
                                LocalDate.ofInstant(lease.stageSince(), clock.getZone()),
                                RecordedFacts.day(facts, "noticeArrivedOn"))
                        .filter(Objects::nonNull)
                        .max(LocalDate::compareTo)
                        .orElseThrow();
    }
}
