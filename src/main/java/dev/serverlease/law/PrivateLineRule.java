package dev.serverlease.law;

import dev.serverlease.law.facts.LeaseFacts;

/** A rule about international private lines (国际专线) and no other channel. */
public abstract class PrivateLineRule implements Rule {

    @Override
    public final Verdict check(LeaseFacts facts, Asked asked) {
        return switch (facts.channel().kind()) {
            case INTL_PRIVATE_LINE -> checkLine(facts, asked);
            case UNKNOWN ->
                Verdict.undetermined("联网方式（channel.kind）未说明。", "The kind of channel is not stated (channel.kind).");
            default -> Verdict.notApplicable("联网方式不是国际专线。", "The channel is not an international private line.");
        };
    }

    protected abstract Verdict checkLine(LeaseFacts facts, Asked asked);
}
