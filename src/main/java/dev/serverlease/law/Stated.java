package dev.serverlease.law;

import dev.serverlease.law.facts.Answer;
import dev.serverlease.law.facts.LeaseFacts;
import java.util.Collection;
import java.util.Collections;
import java.util.Set;
import java.util.function.LongPredicate;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Makes limbs of the facts that one applicant stated. A fact that is missing leaves its limb open where it is asked of
 * this applicant ({@link FactsAsked}), and does not meet it elsewhere.
 */
public final class Stated {

    private final LeaseFacts facts;

    public Stated(LeaseFacts facts) {
        this.facts = facts;
    }

    /** Whether the fact has the quality; missing is null, {@code UNKNOWN} or an empty set. */
    public <T> Limb is(String name, @Nullable T value, Predicate<T> quality) {
        return value == null || isUnknown(value) ? missing(name) : Limb.of(quality.test(value));
    }

    public <T> Limb is(String name, @Nullable T value, T wanted) {
        return is(name, value, wanted::equals);
    }

    public <T> Limb isNot(String name, @Nullable T value, T unwanted) {
        return is(name, value, given -> !given.equals(unwanted));
    }

    public <T> Limb in(String name, @Nullable T value, Set<? extends T> wanted) {
        return is(name, value, wanted::contains);
    }

    /** Whether one of the wanted values is among those given. */
    public <T> Limb any(String name, Set<T> values, Set<? extends T> wanted) {
        return is(name, values, given -> !Collections.disjoint(given, wanted));
    }

    /** Whether values are given, and none of these is among them. */
    public <T> Limb none(String name, Set<T> values, Set<? extends T> unwanted) {
        return is(name, values, given -> Collections.disjoint(given, unwanted));
    }

    /** Whether values are given, and all of them are among these. */
    public <T> Limb within(String name, Set<T> values, Set<? extends T> allowed) {
        return is(name, values, allowed::containsAll);
    }

    /** Whether the persons whose data the lessee processes at all are so many ({@link FactsAsked#piSubjectsHeld}). */
    public Limb piSubjectsHeld(LongPredicate quality) {
        Long held = FactsAsked.piSubjectsHeld(facts);
        if (held != null) {
            return Limb.of(quality.test(held));
        }
        return FactsAsked.of(facts, "data.piSubjectsHeld")
                ? Limb.open("data.piSubjectsHeld")
                : missing("data.piSubjectsYtd");
    }

    /** Whether nothing is given though the fact is asked of this applicant. */
    public boolean isMissing(String name, @Nullable Object value) {
        return (value == null || isUnknown(value)) && FactsAsked.of(facts, name);
    }

    private Limb missing(String name) {
        return FactsAsked.of(facts, name) ? Limb.open(name) : Limb.NOT_MET;
    }

    private static boolean isUnknown(Object value) {
        return value == Answer.UNKNOWN
                || (value instanceof Collection<?> many && many.isEmpty())
                || (value instanceof Enum<?> code && code.name().equals("UNKNOWN"))
                || (value instanceof String text && !LeaseFacts.given(text));
    }
}
