package dev.serverlease.stage.checks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.serverlease.law.Asked;
import dev.serverlease.law.FactsUsed;
import dev.serverlease.law.MadeUp;
import dev.serverlease.law.Occasion;
import dev.serverlease.law.Outcome;
import dev.serverlease.law.Rule;
import dev.serverlease.law.RuleSheet;
import dev.serverlease.law.Verdict;
import dev.serverlease.law.facts.LeaseFacts;
import dev.serverlease.law.facts.NamedFacts;
import dev.serverlease.law.rules.Rulebook;
import dev.serverlease.lease.ApplicationTrees;
import dev.serverlease.lease.Leases;
import dev.serverlease.lease.RecordedFacts;
import dev.serverlease.testing.LeaseDriver;
import dev.serverlease.testing.ServerLeaseTest;
import dev.serverlease.testing.SettableClock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A rule that throws loses no application and lets none pass; operations hear of it once a day. */
@ServerLeaseTest
class RuleAlarmTest {

    @Autowired
    private ApplicationTrees trees;

    @Autowired
    private ValidityTurns turns;

    @Autowired
    private FactsReader facts;

    @Autowired
    private RecordedFacts recorded;

    @Autowired
    private RuleAlarm alarm;

    @Autowired
    private Leases leases;

    @Autowired
    private LeaseDriver lease;

    @Autowired
    private SettableClock clock;

    @BeforeEach
    @AfterEach
    void startOfTime() {
        clock.set(SettableClock.START);
    }

    @Test
    void operationsAreToldOnceARuleAndDay() {
        var law = lawWith(new Throwing("use.throws-daily"));
        ask(law);
        ask(law);
        assertThat(told("use.throws-daily")).hasSize(1);
        clock.set(SettableClock.START.plus(Duration.ofDays(1)));
        ask(law);
        assertThat(told("use.throws-daily")).hasSize(2);
    }

    @Test
    void twoRulesGetSeparateNoticesWithoutTheExceptionsText() {
        ask(lawWith(new Throwing("use.throws-first"), new Throwing("use.throws-second")));
        assertThat(told("use.throws-first"))
                .singleElement()
                .satisfies(text ->
                        assertThat(text).contains("未能判定", "use.throws-first").doesNotContain("李某某"));
        assertThat(told("use.throws-second")).hasSize(1);
        assertThat(lease.call("sales1", "GET", "/api/notices?size=200", null).text())
                .doesNotContain("use.throws-first");
    }

    @Test
    void aDryRunIsNotStoredAndRaisesNothing() {
        var found = lawWith(new Throwing("use.throws-dry")).today(lease.application());
        assertThat(found)
                .singleElement()
                .satisfies(finding -> assertThat(finding.outcome()).isEqualTo(Outcome.UNDETERMINED));
        assertThat(told("use.throws-dry")).isEmpty();
    }

    @Test
    void aRuleThatAnswersUndeterminedHasNotFailed() {
        var found = Rulebook.current().ask(Occasion.CHECKS, facts.alone(NamedFacts.none()), LocalDate.of(2026, 12, 1));
        assertThat(found)
                .filteredOn(finding -> finding.outcome() == Outcome.UNDETERMINED)
                .isNotEmpty();
        assertThat(found).noneMatch(finding -> finding.ruleFailed());
    }

    private void ask(LegalCheck law) {
        var number = lease.inReview(lease.application());
        assertThat(law.ask(Occasion.CHECKS, leases.get(number), NamedFacts.none()))
                .allSatisfy(finding -> assertThat(finding.outcome()).isEqualTo(Outcome.UNDETERMINED));
    }

    private LegalCheck lawWith(Rule... rules) {
        return new LegalCheck(trees, facts, recorded, turns, new Rulebook(List.of(rules)), alarm, clock);
    }

    private List<String> told(String rule) {
        var notices = lease.call("ops1", "GET", "/api/notices?size=200", null).body();
        return StreamSupport.stream(notices.path("notices").spliterator(), false)
                .filter(notice -> notice.path("kind").asText().equals("RULE_FAILED"))
                .map(notice -> notice.path("text").path("zh").asText())
                .filter(text -> text.contains("（" + rule + "）"))
                .toList();
    }

    private record Throwing(String name) implements Rule {

        @Override
        public RuleSheet sheet() {
            return MadeUp.sheet(name, Outcome.BLOCK);
        }

        @Override
        public Verdict check(LeaseFacts facts, Asked asked) {
            throw new IllegalStateException("李某某");
        }

        @Override
        public FactsUsed factsUsed(LeaseFacts facts) {
            return new FactsUsed();
        }
    }
}
