package dev.serverlease.steering.run;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.serverlease.stage.inforce.usereview.ReviewCause;
import dev.serverlease.words.Word;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A run as people see it.
 *
 * @param officer whose tasks; null of leases and reviews, and of tasks that nobody had claimed
 * @param successor to whom the tasks or leases go; null: tasks go back to their groups; null of reviews
 * @param filter of which leases, as the list's address has it; null of tasks
 * @param cause why reviews come earlier; null of anything else
 * @param reviewAt from when on they are reviewed; null of anything else
 * @param reviewUntil when the last of them is
 * @param asked how many of its items have been looked at
 * @param items a page of them
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Run(
        long id,
        Kind kind,
        String startedBy,
        OffsetDateTime startedAt,
        String ground,
        @Nullable String officer,
        @Nullable String successor,
        @Nullable String filter,
        @Nullable ReviewCause cause,
        @Nullable OffsetDateTime reviewAt,
        @Nullable OffsetDateTime reviewUntil,
        State state,
        int total,
        int asked,
        Map<Outcome, Integer> outcomes,
        List<Item> items,
        @Nullable Integer next) {

    /** What is done to each item. */
    public enum Kind {
        REASSIGN("任务改派", "Tasks re-assigned"),
        APPLICANTS("变更经办人", "Leases given to another salesperson"),
        REVIEWS("使用复核提前", "Use reviews brought forward");

        private final Word words;

        Kind(String zh, String en) {
            words = new Word(zh, en);
        }

        public Word words() {
            return words;
        }
    }

    /** How far it is. */
    public enum State {
        RUNNING("进行中", "Running"),
        DONE("已完成", "Done"),
        STOPPED("已停止", "Stopped");

        private final Word words;

        State(String zh, String en) {
            words = new Word(zh, en);
        }

        public Word words() {
            return words;
        }
    }

    /** What came of an item. */
    public enum Outcome {
        DONE("已办", "Done"),
        UNCHANGED("无须变更", "Nothing to change"),
        SKIPPED("不能办，已跳过", "Not possible, skipped"),
        HELD("租赁正被占用，可以再试", "Lease was held, can be tried again"),
        FAILED("未能办理，可以再试", "Failed, can be tried again");

        private final Word words;

        Outcome(String zh, String en) {
            words = new Word(zh, en);
        }

        public Word words() {
            return words;
        }
    }

    /**
     * One lease of a run.
     *
     * @param task name of the task; null of a lease or a review
     * @param applicant whose the lease was when it was decided; null of a task or a review
     * @param reviewAt when it is to be reviewed; null of a task or a lease
     * @param outcome null while it waits
     * @param note why, for people, Chinese first
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Item(
            int position,
            String leaseNumber,
            @Nullable Word task,
            @Nullable String applicant,
            @Nullable OffsetDateTime reviewAt,
            @Nullable Outcome outcome,
            @Nullable String note) {}

    public boolean isRunning() {
        return state == State.RUNNING;
    }

    /** Whether something is left that can be tried, again or for the first time. */
    public boolean isToBeContinued() {
        return state != State.RUNNING
                && (asked < total || outcomes.containsKey(Outcome.HELD) || outcomes.containsKey(Outcome.FAILED));
    }
}
