package dev.serverlease.stage.legalreview;

import dev.serverlease.lease.Lease;
import dev.serverlease.process.Assignments;
import dev.serverlease.words.ModelNames;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * The review that a lease waits for: the first or the second, never both.
 *
 * @param zh its name for people
 */
record OpenReview(Assignments.Open task, String zh, String en) {

    static final String SECOND = "Task_SecondReview";

    private static final Set<String> REVIEWS = Set.of("Task_LegalReview", SECOND);

    static Optional<OpenReview> of(Lease lease, Assignments assignments) {
        return assignments.open(lease, REVIEWS).map(OpenReview::named);
    }

    private static OpenReview named(Assignments.Open task) {
        var name = ModelNames.of(task.key()).orElseThrow();
        return new OpenReview(task, name.zh(), name.en().toLowerCase(Locale.ROOT));
    }
}
