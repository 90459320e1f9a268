package dev.serverlease.rulebook;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.serverlease.law.Occasion;
import dev.serverlease.lease.LeaseStage;
import dev.serverlease.rulebook.Change.Cause;
import dev.serverlease.stage.inforce.usereview.ReviewMove;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The state of a replay or of a sweep, and a page of its leases. What is found shows as soon as it is found.
 *
 * @param asOf the day whose law is applied
 * @param factsOf the day whose facts are used: the day on which it was started
 * @param failure what went wrong and what to do; null if nothing did
 * @param total how many leases are to be asked
 * @param asked how many have been asked so far
 * @param perSecond how many leases are asked in a second; null before the first ones
 * @param finishesAt when the last one will be asked at this rate; null unless it is running
 * @param changed of how many of them a finding would change
 * @param effects how many leases the law would block, and so on; those of which nothing is said are unchanged
 * @param rules how many leases each rule would change, and why
 * @param decision what managers decided on it; null if nothing
 * @param leases the changed leases of this page, each with all its changes
 * @param next what {@code after} is on the next page; null if this is the last one
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Replay(
        long id,
        Kind kind,
        String startedBy,
        OffsetDateTime startedAt,
        LocalDate asOf,
        LocalDate factsOf,
        State state,
        String stateName,
        @Nullable String failure,
        int total,
        int asked,
        @Nullable Double perSecond,
        @Nullable OffsetDateTime finishesAt,
        int changed,
        Map<Effect, Integer> effects,
        List<RuleCount> rules,
        @Nullable Decision decision,
        List<LeaseChanges> leases,
        @Nullable String next) {

    /** How many leases come under each of the classes, those of which nothing is said among the unchanged. */
    public List<ClassCount> classes() {
        return Arrays.stream(Effect.values())
                .map(effect -> new ClassCount(effect, count(effect.name())))
                .filter(one -> one.leases() > 0 || one.effect() != Effect.UNCHECKED)
                .toList();
    }

    /** @param effect its name */
    public int count(String effect) {
        var named = Effect.valueOf(effect);
        int said = effects.getOrDefault(named, 0);
        return named == Effect.UNCHANGED
                ? asked - effects.values().stream().mapToInt(Integer::intValue).sum() + said
                : said;
    }

    /** What a rule is called, both languages. */
    public String titleOf(String rule) {
        return rules.stream()
                .filter(one -> one.rule().equals(rule))
                .map(RuleCount::title)
                .findFirst()
                .orElse(rule);
    }

    record ClassCount(Effect effect, int leases) {

        /** Most of the unchanged are not listed: nothing is kept of them. */
        public boolean listed() {
            return leases > 0 && effect != Effect.UNCHANGED;
        }
    }

    /** @param title what the rule is called, both languages */
    record RuleCount(String rule, String title, Cause cause, Effect effect, String effectName, int leases) {}

    /** @param review what came of its review after the decision; null if nothing yet */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record LeaseChanges(
            String leaseNumber,
            Effect effect,
            String effectName,
            @Nullable Review review,
            List<Change> changes) {}

    /**
     * @param outcome whether the review comes earlier, or why not
     * @param was when it would have been due; null if none was
     * @param at when it is due now; null if it does not come earlier
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Review(
            ReviewMove outcome,
            String outcomeName,
            @Nullable OffsetDateTime was,
            @Nullable OffsetDateTime at) {}

    /**
     * A manager's decision to bring the reviews forward.
     *
     * @param leases how many leases it is about
     * @param outcomes how many reviews came earlier, and how many did not for which reason
     * @param doneAt when the last of them had been looked at; null while some wait
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Decision(
            String by,
            OffsetDateTime at,
            String ground,
            int leases,
            Map<ReviewMove, Integer> outcomes,
            @Nullable OffsetDateTime doneAt) {}

    /** What is asked of whom. */
    enum Kind {
        /** Any day's law over all that have not ended, against what was found at their checks. */
        REPLAY(EnumSet.complementOf(EnumSet.of(LeaseStage.ENDED)), List.of(Occasion.CHECKS)),
        /** The law of a day to come over those in force, against today's. */
        SWEEP(EnumSet.of(LeaseStage.IN_FORCE, LeaseStage.SUSPENDED), List.of(Occasion.CHECKS, Occasion.USE_REVIEW));

        private final Set<LeaseStage> stages;
        private final List<Occasion> occasions;

        Kind(Set<LeaseStage> stages, List<Occasion> occasions) {
            this.stages = stages;
            this.occasions = occasions;
        }

        List<Occasion> occasions() {
            return occasions;
        }

        Set<LeaseStage> stages() {
            return stages;
        }
    }

    enum State {
        RUNNING("进行中 Running"),
        DONE("已完成 Done"),
        FAILED("失败 Failed"),
        STOPPED("已停止 Stopped");

        private final String label;

        State(String label) {
            this.label = label;
        }

        String label() {
            return label;
        }
    }
}
