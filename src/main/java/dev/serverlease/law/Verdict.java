package dev.serverlease.law;

/**
 * A rule's answer. A breach, and a notice too, is worded by {@link RuleSheet}: first the duty, then the fact.
 *
 * @param asksForFact whether a fact is asked for without which nothing can be said of the duty itself
 */
public record Verdict(Outcome outcome, Message message, boolean asksForFact) {

    private static final Verdict SATISFIED = new Verdict(Outcome.SATISFIED, new Message("符合。", "Satisfied."));

    public Verdict(Outcome outcome, Message message) {
        this(outcome, message, false);
    }

    public static Verdict satisfied() {
        return SATISFIED;
    }

    /** What is missing must be supplied before the rule can say anything of the lease itself. */
    public static Verdict require(String zh, String en) {
        return new Verdict(Outcome.REQUIRE, new Message(zh, en), true);
    }

    public static Verdict notApplicable(String zh, String en) {
        return new Verdict(Outcome.NOT_APPLICABLE, new Message(zh, en));
    }

    /** The facts do not allow an answer; another rule asks for what is missing, or a legal officer looks. */
    public static Verdict undetermined(String zh, String en) {
        return new Verdict(Outcome.UNDETERMINED, new Message(zh, en));
    }
}
