package dev.serverlease.stage.legalreview;

import dev.serverlease.lease.Lease;
import dev.serverlease.process.Assignments;
import java.util.Map;
import java.util.Optional;

/**
 * The review that a lease waits for: the first or the second, never both.
 *
 * @param zh its name for people
 */
record OpenReview(Assignments.Open task, String zh, String en) {

    static final String SECOND = "Task_SecondReview";

    private static final Map<String, OpenReview.Name> NAMES =
            Map.of("Task_LegalReview", new Name("法务审查", "legal review"), SECOND, new Name("法务复审", "second review"));

    private record Name(String zh, String en) {}

    static Optional<OpenReview> of(Lease lease, Assignments assignments) {
        return assignments.open(lease, NAMES.keySet()).map(OpenReview::named);
    }

    private static OpenReview named(Assignments.Open task) {
        var name = NAMES.getOrDefault(task.key(), new Name(task.key(), task.key()));
        return new OpenReview(task, name.zh(), name.en());
    }

    boolean isSecond() {
        return task.key().equals(SECOND);
    }
}
