package dev.serverlease.approval;

import dev.serverlease.law.RuleId;
import org.jspecify.annotations.Nullable;

/**
 * A condition of an approval (附条件通过): part of the contract, to be met before activation.
 *
 * @param decision position of the decision that contains it
 * @param position counted from 1 within the decision
 * @param rule the rule whose finding it settles; null for one that the officer added
 * @param content what is to be done before activation
 * @param proof null while it is open
 */
public record Condition(
        int decision,
        int position,
        @Nullable RuleId rule,
        String content,
        @Nullable String proof) {

    /** Its name in a form: unique within the lease. */
    public String key() {
        return decision + "-" + position;
    }
}
