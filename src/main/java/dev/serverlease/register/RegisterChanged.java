package dev.serverlease.register;

import java.util.Set;

/**
 * Published in the transaction of an import that changes what the registers say.
 *
 * @param numbers of the permits, licences, filings and approvals whose status, validity or other content it changes
 * @param lessors codes of the lessors whose entry it changes
 */
public record RegisterChanged(Set<String> numbers, Set<String> lessors) {

    public RegisterChanged {
        numbers = Set.copyOf(numbers);
        lessors = Set.copyOf(lessors);
    }
}
