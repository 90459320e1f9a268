package dev.serverlease.rulebook;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.serverlease.law.Rule;
import dev.serverlease.law.RuleId;
import dev.serverlease.law.facts.LeaseFacts;
import dev.serverlease.law.rules.Rulebook;
import dev.serverlease.lease.CanonicalJson;
import dev.serverlease.lease.Findings;
import dev.serverlease.lease.Findings.Brief;
import dev.serverlease.lease.LeaseRounds;
import dev.serverlease.lease.LeaseRounds.Round;
import dev.serverlease.lease.RecordedFacts;
import dev.serverlease.rulebook.Replay.Kind;
import dev.serverlease.rulebook.ReplayStore.Course;
import dev.serverlease.rulebook.ReplayStore.Found;
import dev.serverlease.rulebook.ReplayStore.Question;
import dev.serverlease.stage.checks.LegalCheck;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Applies the law of a day to leases, some at a time. What is found of them, and how far it has come, is one
 * transaction: after a stop at any moment it goes on where it was, and asks no lease twice.
 */
@Component
class ReplayRun {

    /** What a rulebook is known by: its rules, their versions, their days and what they cite. */
    static final String RULEBOOK = CanonicalJson.digest(Rulebook.current().rules().stream()
            .map(rule -> rule.id() + " " + rule.version() + " " + rule.inForce() + cited(rule))
            .collect(Collectors.joining("\n")));

    private static List<String> cited(Rule rule) {
        return rule.citations().stream()
                .map(citation -> citation.text() + citation.edition().inForce())
                .toList();
    }

    private static final Logger LOG = LoggerFactory.getLogger(ReplayRun.class);

    private static final int BATCH = 100;

    private static final String OTHER_RULEBOOK =
            "进行中更换了规则手册，前后结论不可比较，已终止；请重新发起。 The rulebook was replaced meanwhile and the two halves would not compare; it"
                    + " has ended, start it again.";

    private final LeaseRounds rounds;
    private final Findings findings;
    private final RecordedFacts recorded;
    private final LegalCheck legalCheck;
    private final ReplayStore store;
    private final SweepNotices notices;

    ReplayRun(
            LeaseRounds rounds,
            Findings findings,
            RecordedFacts recorded,
            LegalCheck legalCheck,
            ReplayStore store,
            SweepNotices notices) {
        this.rounds = rounds;
        this.findings = findings;
        this.recorded = recorded;
        this.legalCheck = legalCheck;
        this.store = store;
        this.notices = notices;
    }

    /** Asks the next leases. @return whether there was anything to do, and nobody else is doing it */
    @Transactional
    public boolean step(long id) {
        var held = store.hold(id);
        held.ifPresent(course -> goOn(id, course));
        return held.isPresent();
    }

    private void goOn(long id, Course course) {
        var question = course.question();
        if (!question.rulebook().equals(RULEBOOK)) {
            store.failed(id, OTHER_RULEBOOK);
            return;
        }
        long begun = System.nanoTime();
        var batch = rounds.next(question.kind().stages(), course.askedTo(), BATCH);
        if (batch.isEmpty()) {
            store.done(id);
            if (question.kind() == Kind.SWEEP) {
                notices.done(id, question.law(), store.effects(id));
            }
            return;
        }
        store.add(id, found(batch, question));
        var last = batch.get(batch.size() - 1).leaseNumber();
        store.advance(
                id,
                last,
                batch.size(),
                Duration.ofNanos(System.nanoTime() - begun).toMillis());
    }

    private List<Found> found(List<Round> batch, Question question) {
        var numbers = batch.stream().map(Round::leaseNumber).toList();
        // a sweep asks only what the law to come changes
        var onRecord = question.kind() == Kind.SWEEP ? Map.<String, List<Brief>>of() : findings.atTheChecks(numbers);
        var recordedFacts = recorded.of(numbers);
        return batch.stream()
                .flatMap(round -> found(
                        round,
                        onRecord.getOrDefault(round.leaseNumber(), List.of()),
                        Objects.requireNonNull(recordedFacts.get(round.leaseNumber())),
                        question))
                .toList();
    }

    /** A lease that cannot be asked is told among the others, and stops none of them. */
    private Stream<Found> found(Round round, List<Brief> onRecord, ObjectNode recordedFacts, Question question) {
        var number = round.leaseNumber();
        try {
            var changes = changes(round, onRecord, recordedFacts, question);
            return changes.isEmpty() ? Stream.empty() : Stream.of(new Found(number, worst(changes), changes));
        } catch (RuntimeException failure) {
            LOG.error("Lease {} could not be asked under the law of {}", number, question.law(), failure);
            return Stream.of(new Found(number, Effect.UNCHECKED, List.of()));
        }
    }

    private static Effect worst(List<Change> changes) {
        return changes.stream()
                .map(Change::effect)
                .min(Comparator.naturalOrder())
                .orElse(Effect.UNCHANGED);
    }

    private List<Change> changes(Round round, List<Brief> onRecord, ObjectNode recordedFacts, Question question) {
        var facts = legalCheck.factsOn(question.facts(), round.application(), recordedFacts);
        var before = onRecord.isEmpty() ? question.facts() : onRecord.get(0).asOf();
        return Comparison.of(onRecord, under(before, facts, question), under(question.law(), facts, question));
    }

    /** A lease in force is asked the rules of its use too; a rule of both is asked at the checks. */
    private List<Brief> under(LocalDate law, LeaseFacts facts, Question question) {
        var found = new LinkedHashMap<RuleId, Brief>();
        question.kind().occasions().stream()
                .flatMap(occasion -> legalCheck.underTheLawOf(occasion, law, facts, question.facts()).stream())
                .forEach(finding -> found.putIfAbsent(finding.rule(), finding));
        return List.copyOf(found.values());
    }
}
