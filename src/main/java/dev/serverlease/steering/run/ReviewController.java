package dev.serverlease.steering.run;

import dev.serverlease.journal.Journal;
import dev.serverlease.lease.CanonicalJson;
import dev.serverlease.people.Actor;
import dev.serverlease.request.PlainText;
import dev.serverlease.request.Refusal;
import dev.serverlease.steering.run.Run.Kind;
import dev.serverlease.steering.run.RunStore.Decided;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.time.LocalDate;
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

    private final ReviewPulls pulls;
    private final Runs runs;
    private final Journal journal;
    private final Actor actor;

    ReviewController(ReviewPulls pulls, Runs runs, Journal journal, Actor actor) {
        this.pulls = pulls;
        this.runs = runs;
        this.journal = journal;
        this.actor = actor;
    }

    /**
     * @param filter as the address of the list has it, {@code risk=HIGH&inForce=true}
     * @param day on which they are to be reviewed, unless that is due before
     */
    record ReviewsRequest(
            @NotBlank(message = "请给出租赁列表的条件。 Give the filter of a list of leases.")
            @Size(max = 2000, message = "最多 2000 字。 At most 2000 characters.")
            @Pattern(regexp = PlainText.LINE, message = PlainText.REMEDY)
            String filter,

            @NotNull(message = "请填写复核日。 Name the day of the reviews.")
            LocalDate day,

            @NotBlank(message = "请写明提前的理由。 Say why they come earlier.")
            @Size(max = 2000, message = "最多 2000 字。 At most 2000 characters.")
            @Pattern(regexp = PlainText.LINES, message = PlainText.REMEDY)
            String ground) {}

    @GetMapping
    @Operation(summary = "预览：某条件的租赁有多少件的使用复核会提前 How many use reviews a filter and a day would bring forward")
    ReviewPulls.Preview preview(@RequestParam String filter, @RequestParam LocalDate day) {
        return pulls.preview(ReviewFilter.of(filter), day);
    }

    @PostMapping
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(
            summary = "将某条件的租赁的下次使用复核提前至某日 Bring the next use reviews of a filter's leases forward to a day",
            description = "只提前，不推后；逐件办理，日期与定时器在同一事务中变更，理由记入每件租赁。进度见 Location，可以停止和继续。 Earlier, never"
                    + " later; one lease at a time, its date and its timer in one transaction, the ground in each timeline. Read the"
                    + " progress at Location; it can be stopped and go on.")
    ResponseEntity<Void> pull(@Valid @RequestBody ReviewsRequest request, HttpServletRequest asked) {
        var filter = ReviewFilter.of(request.filter());
        var at = pulls.at(request.day());
        var preview = pulls.preview(filter, request.day());
        if (preview.isEmpty()) {
            throw new Refusal(
                    409,
                    "符合条件的租赁中，没有复核日晚于 " + request.day() + " 的，无须提前。 None of these leases is to be reviewed later than "
                            + request.day() + "; there is nothing to bring forward.");
        }
        var ground = request.ground().strip();
        long entry = journal.decided(
                actor.name(),
                asked.getRemoteAddr(),
                "POST /api/steering/reviews",
                CanonicalJson.digest(filter.query() + "\n" + ground),
                preview.later());
        long id = runs.review(
                new Decided(Kind.REVIEWS, actor.name(), ground, null, null, filter.query(), at), pulls.numbers(filter));
        journal.answered(entry, HttpStatus.ACCEPTED.value());
        return ResponseEntity.accepted()
                .location(URI.create("/api/steering/runs/" + id))
                .build();
    }
}
