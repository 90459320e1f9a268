package dev.serverlease.law;

import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a rule, tried from top to bottom: the first that is met decides. If none is met and one is open, the rule
 * cannot be judged; else the rule has nothing against the lease.
 */
public final class Rows {

    private final SortedSet<String> missing = new TreeSet<>();
    private @Nullable Verdict decided;

    public Rows when(Limb row, Supplier<Verdict> verdict) {
        if (decided == null && row.isMet()) {
            decided = verdict.get();
        }
        missing.addAll(row.missing());
        return this;
    }

    public Rows when(boolean met, Supplier<Verdict> verdict) {
        return when(Limb.of(met), verdict);
    }

    /** SATISFIED where no row is met or open. */
    public Verdict elseSatisfied() {
        return orElse(Verdict::satisfied);
    }

    /** @param otherwise what holds where no row is met or open */
    public Verdict orElse(Supplier<Verdict> otherwise) {
        if (decided != null) {
            return decided;
        }
        return missing.isEmpty() ? otherwise.get() : notStated(missing);
    }

    private static Verdict notStated(SortedSet<String> facts) {
        return Verdict.undetermined(
                "尚未说明（" + String.join("、", facts) + "），未能判定本项。",
                "Not stated (" + String.join(", ", facts) + "), so this cannot be judged.");
    }
}
