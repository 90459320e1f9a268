package dev.serverlease.law;

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
        boolean answerable) {

    public RuleSheet {
        askedAt = Set.copyOf(askedAt);
        citations = List.copyOf(citations);
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
                false);
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
                answerable);
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
                answerable);
    }

    public RuleSheet textToBeChecked() {
        return new RuleSheet(
                id, title, version, subject, askedAt, usualOutcome, message, inForce, citations, true, answerable);
    }

    /**
     * The applicant may claim that nothing is required, or undertake to obtain it before activation. This answers only
     * the duty ({@link #require}); a required fact ({@link Verdict#require}) must still be stated.
     */
    public RuleSheet applicantMayAnswer() {
        return new RuleSheet(
                id, title, version, subject, askedAt, usualOutcome, message, inForce, citations, needsTextCheck, true);
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
