package dev.serverlease.law;

import dev.serverlease.law.facts.ApplicantsAnswer;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * The fixed part of a rule. Changing what a rule decides means a new version.
 *
 * @param title a few words, without a full stop, by which people call the rule
 */
public record RuleSheet(
        RuleId id,
        Message title,
        int version,
        Subject subject,
        Set<Occasion> askedAt,
        Outcome usualOutcome,
        Message message,
        InForce inForce,
        List<Citation> citations,
        boolean needsTextCheck,
        Set<ApplicantsAnswer.Kind> answers) {

    public RuleSheet {
        askedAt = Set.copyOf(askedAt);
        citations = List.copyOf(citations);
        answers = Set.copyOf(answers);
    }

    /** A first version, asked at the checks. */
    public static RuleSheet of(
            String id,
            String titleZh,
            String titleEn,
            Subject subject,
            Outcome usual,
            String zh,
            String en,
            String inForceSince,
            Citation... citations) {
        return new RuleSheet(
                new RuleId(id),
                new Message(titleZh, titleEn),
                1,
                subject,
                EnumSet.of(Occasion.CHECKS),
                usual,
                new Message(zh, en),
                InForce.since(inForceSince),
                List.of(citations),
                false,
                Set.of());
    }

    /**
     * A later version: the rule decides differently than before, under the same law. {@code law/CHANGELOG.md} says what
     * changed.
     */
    public RuleSheet version(int number) {
        return new RuleSheet(
                id,
                title,
                number,
                subject,
                askedAt,
                usualOutcome,
                message,
                inForce,
                citations,
                needsTextCheck,
                answers);
    }

    public RuleSheet askedAt(Occasion first, Occasion... others) {
        return new RuleSheet(
                id,
                title,
                version,
                subject,
                EnumSet.of(first, others),
                usualOutcome,
                message,
                inForce,
                citations,
                needsTextCheck,
                answers);
    }

    public RuleSheet textToBeChecked() {
        return new RuleSheet(
                id, title, version, subject, askedAt, usualOutcome, message, inForce, citations, true, answers);
    }

    /**
     * The applicant may claim that nothing is required, or undertake to obtain it before activation. This answers only
     * the duty ({@link #require}); a required fact ({@link Verdict#require}) must still be stated.
     */
    public RuleSheet applicantMayAnswer() {
        return answers(EnumSet.allOf(ApplicantsAnswer.Kind.class));
    }

    /** The same, but the applicant may only undertake: the duty itself is beyond doubt. */
    public RuleSheet applicantMayUndertake() {
        return answers(EnumSet.of(ApplicantsAnswer.Kind.UNDERTAKING));
    }

    /** Whether the applicant may answer the duty at all. */
    public boolean answerable() {
        return !answers.isEmpty();
    }

    private RuleSheet answers(Set<ApplicantsAnswer.Kind> kinds) {
        return new RuleSheet(
                id, title, version, subject, askedAt, usualOutcome, message, inForce, citations, needsTextCheck, kinds);
    }

    /** The declared lease is unlawful, and no document can cure that. */
    public Verdict block(String zh, String en) {
        return verdict(Outcome.BLOCK, zh, en);
    }

    /** Facts or law leave room for judgement: a legal officer decides. */
    public Verdict review(String zh, String en) {
        return verdict(Outcome.REVIEW, zh, en);
    }

    /** Something must be supplied or corrected. */
    public Verdict require(String zh, String en) {
        return verdict(Outcome.REQUIRE, zh, en);
    }

    /** Neither a breach nor a simple pass: the reader must be told something. */
    public Verdict info(String zh, String en) {
        return verdict(Outcome.INFO, zh, en);
    }

    private Verdict verdict(Outcome outcome, String zh, String en) {
        return new Verdict(outcome, new Message(message.zh() + zh, message.en() + " " + en));
    }
}
