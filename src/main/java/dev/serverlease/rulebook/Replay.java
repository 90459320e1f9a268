package dev.serverlease.rulebook;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.serverlease.rulebook.Change.Cause;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The state of a replay, and a page of its leases.
 *
 * @param asOf the day whose law was applied
 * @param factsOf the day whose facts were used: the day on which it was started
 * @param failure what went wrong and what to do; null if nothing did
 * @param total how many leases are to be checked
 * @param asked how many have been checked so far
 * @param changed how many of them would get a different finding; this and all following members are empty until DONE
 * @param rules how many leases each rule would change, and why
 * @param leases the changed leases of this page, each with all its changes
 * @param page counted from 0
 * @param more whether another page of leases follows
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Replay(
        long id,
        String startedBy,
        OffsetDateTime startedAt,
        LocalDate asOf,
        LocalDate factsOf,
        State state,
        String stateName,
        @Nullable String failure,
        int total,
        int asked,
        int changed,
        List<RuleCount> rules,
        List<LeaseChanges> leases,
        int page,
        int size,
        boolean more) {

    record RuleCount(String rule, Cause cause, int leases) {}

    record LeaseChanges(String leaseNumber, List<Change> changes) {}

    enum State {
        RUNNING("进行中 Running"),
        DONE("已完成 Done"),
        FAILED("失败 Failed"),
        INTERRUPTED("已中断 Interrupted");

        private final String label;

        State(String label) {
            this.label = label;
        }

        String label() {
            return label;
        }
    }
}
