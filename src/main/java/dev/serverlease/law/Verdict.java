package dev.serverlease.law;

import dev.serverlease.law.facts.ApplicantsAnswer;
import dev.serverlease.law.facts.LeaseFacts;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A rule's answer. A breach, and a notice too, is worded by {@link RuleSheet}: first the duty, then the fact.
 *
 * @param asksForFact whether a fact is required without which the duty itself cannot be judged
 * @param consequence the code of the consequence in {@code law/consequences.csv} that fits this case; null for the
 *     rule's usual one, empty for none
 * @param sources what it rests on in this case, in every edition; empty for all that the rule names
 */
public record Verdict(
        Outcome outcome,
        Message message,
        boolean asksForFact,
        @Nullable String consequence,
        List<Citation> sources) {

    private static final Verdict SATISFIED = new Verdict(Outcome.SATISFIED, new Message("符合。", "Satisfied."));

    public Verdict {
        sources = List.copyOf(sources);
    }

    public Verdict(Outcome outcome, Message message) {
        this(outcome, message, false, null, List.of());
    }

    public static Verdict satisfied() {
        return SATISFIED;
    }

    /** Satisfied as far as it is asked now. @param zh what is asked for later, and when */
    public static Verdict satisfied(String zh, String en) {
        return new Verdict(
                Outcome.SATISFIED,
                new Message(SATISFIED.message().zh() + zh, SATISFIED.message().en() + " " + en));
    }

    /** A fact is missing; it must be supplied before the rule can judge the lease. */
    public static Verdict require(String zh, String en) {
        return new Verdict(Outcome.REQUIRE, new Message(zh, en), true, null, List.of());
    }

    /** The same with another consequence than the rule's usual one. */
    public Verdict withConsequence(String code) {
        return new Verdict(outcome, message, asksForFact, code, sources);
    }

    /** The same where the law attaches nothing to it in this case. */
    public Verdict withoutConsequence() {
        return withConsequence("");
    }

    /** The same where it rests on some of the rule's sources alone. */
    public Verdict restingOn(List<Citation> some) {
        return new Verdict(outcome, message, asksForFact, consequence, some);
    }

    public static Verdict notApplicable(String zh, String en) {
        return new Verdict(Outcome.NOT_APPLICABLE, new Message(zh, en));
    }

    /** The facts do not allow an answer; another rule asks for the missing fact, or a legal officer decides. */
    public static Verdict undetermined(String zh, String en) {
        return new Verdict(Outcome.UNDETERMINED, new Message(zh, en));
    }

    /**
     * Applies the applicant's answer to this requirement: it becomes a question for the legal officer, never a
     * permission.
     */
    public Verdict answeredBy(ApplicantsAnswer answer) {
        if (answer.kind() == null) {
            return this;
        }
        return switch (answer.kind()) {
            case CLAIM ->
                LeaseFacts.given(answer.ground())
                        ? answered(
                                Outcome.REVIEW,
                                "申请人主张无须办理，由法务人员认定。",
                                "The applicant claims that nothing is required; the officer decides.")
                        : answered(
                                Outcome.REQUIRE,
                                "申请人主张无须办理，但未说明理由。",
                                "The applicant claims that nothing is required but gives no ground.");
            case UNDERTAKING ->
                answered(
                        Outcome.REVIEW,
                        "申请人承诺开通前取得，由法务人员决定是否附条件通过。",
                        "The applicant undertakes to obtain it before activation; the officer decides on a "
                                + "conditional approval.");
        };
    }

    private Verdict answered(Outcome outcome, String zh, String en) {
        return new Verdict(
                outcome, new Message(message.zh() + zh, message.en() + " " + en), false, consequence, sources);
    }
}
