package dev.serverlease.steering.run;

import dev.serverlease.request.PlainText;
import dev.serverlease.request.Refusal;
import dev.serverlease.stage.inforce.usereview.ReviewCause;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The managers' door for the next use reviews of all leases of a filter. */
@RestController
@RequestMapping("/api/steering/reviews")
@Tag(name = "业务调度 Steering")
class ReviewController {

    static final int MOST_A_DAY = 10_000;

    private static final String LEAST_A_DAY = "每日至少 1 件，至多 10000 件。 From 1 to 10000 a day.";

    private final ReviewPulls pulls;
    private final Runs runs;
    private final RunDoor door;

    ReviewController(ReviewPulls pulls, Runs runs, RunDoor door) {
        this.pulls = pulls;
        this.runs = runs;
        this.door = door;
    }

    /**
     * @param filter as the address of the list has it, {@code risk=HIGH&inForce=true}
     * @param day on which they are to be reviewed, unless that is due by then
     * @param cause why they may come earlier under the contract; the regular review without it
     * @param perDay how many come on one day at most, the next ones on the working days after it; as the settings say
     *     without it
     */
    record ReviewsRequest(
            @NotBlank(message = "请给出租赁列表的条件。 Give the filter of a list of leases.")
            @Size(max = 2000, message = "最多 2000 字。 At most 2000 characters.")
            @Pattern(regexp = PlainText.LINE, message = PlainText.REMEDY)
            String filter,

            @NotNull(message = "请填写复核日。 Name the day of the reviews.")
            LocalDate day,

            @Min(value = 1, message = LEAST_A_DAY) @Max(value = MOST_A_DAY, message = LEAST_A_DAY) @Nullable
            Integer perDay,

            @Nullable ReviewCause cause,

            @NotBlank(message = "请写明提前的理由。 Say why they come earlier.")
            @Size(max = 2000, message = "最多 2000 字。 At most 2000 characters.")
            @Pattern(regexp = PlainText.LINES, message = PlainText.REMEDY)
            String ground) {}

    @GetMapping
    @Operation(summary = "预览：某条件的租赁有多少件的使用复核会提前 How many use reviews a filter and a day would bring forward")
    ReviewPulls.Preview preview(
            @RequestParam String filter,
            @RequestParam LocalDate day,
            @RequestParam(defaultValue = "REGULAR") ReviewCause cause,
            @RequestParam(required = false) @Min(1) @Max(MOST_A_DAY) @Nullable Integer perDay) {
        return pulls.plan(RunFilter.of(filter), cause, day, perDay).preview();
    }

    @PostMapping
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(
            summary = "将某条件的租赁的下次使用复核提前至某日 Bring the next use reviews of a filter's leases forward to a day",
            description =
                    "只提前，不推后，当日或者更早到期的不变；定期复核（cause 为 REGULAR 或者未填）不得早于合同约定的间隔，专项复核须有合同所列事由；一日至多 perDay 件，高风险的在前，其余顺延至此后的工作日，但不晚于原定之日；逐件办理，日期与定时器在同一事务中变更，理由记入每件租赁。进度见 Location，可以停止和继续。 Earlier, never"
                            + " later, and what is due by then stays; a regular review (cause REGULAR, or none) no sooner than the contract says, a special one for a cause that it names; perDay on one day, high risk first, the rest on the next"
                            + " working days, none later than it stands; one lease at a time, its date and its timer in one transaction, the ground in each timeline. Read the"
                            + " progress at Location; it can be stopped and go on.")
    ResponseEntity<Void> pull(@Valid @RequestBody ReviewsRequest request, HttpServletRequest asked) {
        var filter = RunFilter.of(request.filter());
        var cause = Objects.requireNonNullElse(request.cause(), ReviewCause.REGULAR);
        var plan = pulls.plan(filter, cause, request.day(), request.perDay());
        if (plan.preview().isEmpty()) {
            throw new Refusal(
                    409,
                    "符合条件的租赁没有可以提前的：不在履行中，正在复核，原定的复核日已经不晚于 " + request.day()
                            + " 起能排上的最早一日，或者按合同尚不到定期复核之期。 These leases are not in force, under review, due"
                            + " no later than the first day from " + request.day()
                            + " on that has places left, or their contracts let no regular review come so soon; there is nothing"
                            + " to bring forward.");
        }
        var ground = request.ground().strip();
        return door.begin(
                asked,
                filter.query() + "\n" + cause + "\n" + ground,
                plan.preview().later(),
                () -> runs.review(door.manager(), cause, ground, filter, plan.places()));
    }
}
