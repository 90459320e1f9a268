package dev.serverlease.law;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.serverlease.law.facts.LeaseFacts;
import dev.serverlease.law.rules.Rulebook;
import dev.serverlease.testing.Draws;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Nobody gains by saying less, and nobody loses by holding more; over applications that somebody might send. */
@Tag("slow") // asks the whole rulebook of very many applications
class LessSaidTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 12, 1);
    private static final Draws APPLICATIONS = Draws.of(600);
    private static final Set<Outcome> HARMLESS = EnumSet.of(Outcome.SATISFIED, Outcome.NOT_APPLICABLE, Outcome.INFO);

    private static final Map<String, String> GAINS = new TreeMap<>();
    private static final Map<String, String> CLEARED = new TreeMap<>();

    @BeforeAll
    static void leaveOutOneFactAfterTheOther() {
        APPLICATIONS.each(random -> {
            ObjectNode tree = new AnyApplication(random, TODAY).next();
            LeaseFacts facts = AnyApplication.facts(tree);
            var before = ask(facts);
            for (String path : AnyApplication.paths()) {
                if (FactsAsked.of(facts, path) && !isUnstated(tree, path)) {
                    ObjectNode less = tree.deepCopy();
                    AnyApplication.set(less, path, NullNode.getInstance());
                    compare(path, tree, before, ask(AnyApplication.facts(less)));
                }
            }
        });
    }

    private static void compare(String fact, ObjectNode tree, Map<RuleId, Finding> before, Map<RuleId, Finding> after) {
        if (isTurnedAway(before) && !isTurnedAway(after)) {
            GAINS.putIfAbsent(fact + " <- " + violated(before), tree.toString());
        }
        boolean isAskedFor = after.values().stream().anyMatch(finding -> asksFor(finding, fact));
        before.forEach((rule, finding) -> {
            Outcome now = after.get(rule).outcome();
            if (finding.outcome().isViolated() && HARMLESS.contains(now) && !isAskedFor) {
                CLEARED.putIfAbsent(
                        fact + " clears " + rule + ": " + finding.outcome() + " -> " + now, tree.toString());
            }
        });
    }

    @Test
    void aFactLeftOutNeverTakesALeaseFurther() {
        assertThat(GAINS).as(APPLICATIONS.toString()).isEmpty();
    }

    @Test
    void aFactLeftOutClearsNoRuleUnlessAnotherAsksForIt() {
        assertThat(CLEARED).as(APPLICATIONS.toString()).isEmpty();
    }

    /**
     * What the register confirms for the whole term. An assessment of data that are declared to need none is no permit
     * but a contradiction ({@code consistency.pi-declared}).
     */
    @Test
    void aConfirmedPermitNeverMakesALeaseLessLawful() {
        var harmed = new TreeMap<String, String>();
        APPLICATIONS.each(random -> {
            ObjectNode tree = new AnyApplication(random, TODAY).next();
            if (isUnstated(tree, "contract.startDate")
                    || !isOutlastedByPermits(tree)
                    || isUnstated(tree, "use.telecomBusiness")) {
                return; // no term that the permits outlast, or not known whether the lease rests on one
            }
            var before = ask(AnyApplication.facts(tree));
            for (var permit : PERMITS.entrySet()) {
                if (permit.getKey().equals("assessment") && !isAssessable(tree)) {
                    continue;
                }
                ObjectNode with = tree.deepCopy();
                permit.getValue().forEach((path, value) -> AnyApplication.set(with, path, value));
                var after = ask(AnyApplication.facts(with));
                after.forEach((rule, finding) -> {
                    if (severity(finding) > severity(before.get(rule))) {
                        harmed.putIfAbsent(
                                permit.getKey() + " harms " + rule + ": "
                                        + before.get(rule).outcome() + " -> " + finding.outcome(),
                                tree.toString());
                    }
                });
            }
        });
        assertThat(harmed).as(APPLICATIONS.toString()).isEmpty();
    }

    @Test
    void theOrderOfTheRulesIsOfNoConsequence() {
        Draws.of(300).each(random -> {
            LeaseFacts facts = AnyApplication.facts(new AnyApplication(random, TODAY).next());
            var shuffled = new ArrayList<>(Rulebook.current().rules());
            Collections.shuffle(shuffled, random);
            assertThat(byRule(new Rulebook(shuffled).ask(Occasion.CHECKS, facts, TODAY)))
                    .isEqualTo(ask(facts));
        });
    }

    private static final String FAR = "2040-01-01";

    private static final Map<String, Map<String, Object>> PERMITS = Map.of(
            "licence",
            Map.of(
                    "use.licenceNo",
                    "京B2-20190350",
                    "use.licenceStatus",
                    "VALID",
                    "use.licenceItems",
                    List.of("B25"),
                    "use.licenceValidTo",
                    FAR),
            "filing",
            Map.of("use.filingNo", "京ICP备05020493号-4", "use.filingStatus", "VALID"),
            "cross-border approval",
            Map.of(
                    "channel.approvalRef", "PF-1",
                    "channel.approvalStatus", "VALID",
                    "channel.approvalKind", "CROSS_BORDER_APPROVAL",
                    "channel.approvalValidTo", FAR),
            "lessee's permit",
            Map.of(
                    "lessee.permitNo",
                    "B1-20180452",
                    "lessee.permitStatus",
                    "VALID",
                    "lessee.permitCategories",
                    List.of("B11", "B13"),
                    "lessee.permitValidTo",
                    FAR),
            "assessment",
            Map.of(
                    "data.mechanism", "ASSESSMENT",
                    "data.mechanismRef", "AQPG-1",
                    "data.mechanismStatus", "VALID",
                    "data.mechanismValidTo", FAR));

    /** Drawn terms may be of thousands of years. */
    private static boolean isOutlastedByPermits(ObjectNode tree) {
        long months = tree.at("/contract/termMonths").asLong();
        var start = LocalDate.parse(tree.at("/contract/startDate").asText());
        return months >= 1 && !start.plusMonths(months).isAfter(LocalDate.parse(FAR));
    }

    private static boolean isAssessable(ObjectNode tree) {
        return tree.at("/data/hasPi").asBoolean()
                || tree.at("/data/important").asText().equals("YES");
    }

    private static boolean isUnstated(ObjectNode tree, String path) {
        var value = tree.at("/" + path.replace('.', '/'));
        return value.isMissingNode()
                || value.isNull()
                || value.asText().equals("UNKNOWN")
                || (value.isArray() && value.isEmpty());
    }

    private static Map<RuleId, Finding> ask(LeaseFacts facts) {
        return byRule(Rulebook.current().ask(Occasion.CHECKS, facts, TODAY));
    }

    private static Map<RuleId, Finding> byRule(List<Finding> found) {
        return found.stream().collect(Collectors.toMap(Finding::rule, Function.identity()));
    }

    /** Rejected, or sent back to the applicant. */
    private static boolean isTurnedAway(Map<RuleId, Finding> found) {
        return found.values().stream()
                .anyMatch(finding -> finding.outcome() == Outcome.REQUIRE
                        || (finding.outcome() == Outcome.BLOCK && finding.subject() != Subject.LESSOR));
    }

    private static boolean asksFor(Finding finding, String fact) {
        return finding.outcome() == Outcome.REQUIRE && finding.message().zh().contains(fact);
    }

    private static List<String> violated(Map<RuleId, Finding> found) {
        return found.values().stream()
                .filter(finding -> finding.outcome() == Outcome.REQUIRE || finding.outcome() == Outcome.BLOCK)
                .map(finding -> finding.rule() + "=" + finding.outcome())
                .sorted()
                .toList();
    }

    private static int severity(Finding finding) {
        return switch (finding.outcome()) {
            case BLOCK -> 3;
            case REQUIRE -> 2;
            case REVIEW, UNDETERMINED -> 1;
            case INFO, SATISFIED, NOT_APPLICABLE -> 0;
        };
    }
}
