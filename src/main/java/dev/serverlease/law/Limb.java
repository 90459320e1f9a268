package dev.serverlease.law;

import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * A condition of a rule's row in three-valued logic: it is met, not met, or open, because a fact is missing that is
 * asked of this applicant. {@code false and open} is not met; {@code true or open} is met.
 */
public final class Limb {

    public static final Limb MET = new Limb(Truth.MET, Collections.emptySortedSet());
    public static final Limb NOT_MET = new Limb(Truth.NOT_MET, Collections.emptySortedSet());

    private final Truth truth;
    private final SortedSet<String> missing;

    private enum Truth {
        MET,
        NOT_MET,
        OPEN
    }

    private Limb(Truth truth, SortedSet<String> missing) {
        this.truth = truth;
        this.missing = missing;
    }

    public static Limb of(boolean met) {
        return met ? MET : NOT_MET;
    }

    /** @param fact the name of the fact that is missing, e.g. {@code use.audience} */
    public static Limb open(String fact) {
        return new Limb(Truth.OPEN, new TreeSet<>(Collections.singleton(fact)));
    }

    public Limb and(Limb other) {
        if (truth == Truth.NOT_MET || other.truth == Truth.NOT_MET) {
            return NOT_MET;
        }
        return isOpen() || other.isOpen() ? openBy(other) : MET;
    }

    public Limb and(boolean met) {
        return and(of(met));
    }

    public Limb or(Limb other) {
        if (truth == Truth.MET || other.truth == Truth.MET) {
            return MET;
        }
        return isOpen() || other.isOpen() ? openBy(other) : NOT_MET;
    }

    public Limb or(boolean met) {
        return or(of(met));
    }

    public boolean isMet() {
        return truth == Truth.MET;
    }

    public boolean isOpen() {
        return truth == Truth.OPEN;
    }

    /** The names of the missing facts that leave it open; empty if it is not open. */
    public SortedSet<String> missing() {
        return Collections.unmodifiableSortedSet(missing);
    }

    private Limb openBy(Limb other) {
        var both = new TreeSet<>(missing);
        both.addAll(other.missing);
        return new Limb(Truth.OPEN, both);
    }
}
