package dev.serverlease.stage.legalreview;

import dev.serverlease.people.Actor;
import dev.serverlease.request.PlainText;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The managers' door for a review that is stuck. */
@RestController
@Tag(name = "法务审查 Legal review")
class ReviewerController {

    private final ReviewerCommands reviewer;
    private final Actor actor;

    ReviewerController(ReviewerCommands reviewer, Actor actor) {
        this.reviewer = reviewer;
        this.actor = actor;
    }

    /** @param officer user id of a legal officer */
    record ReviewerRequest(
            @NotBlank(message = "请填写法务人员的用户名。 Name a legal officer.")
            @Size(max = 100, message = "最多 100 字。 At most 100 characters.")
            @Pattern(regexp = PlainText.LINE, message = PlainText.REMEDY)
            String officer) {}

    @PutMapping("/api/leases/{number}/reviewer")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "指定法务人员办理待办的审查或者复审 Name the officer of the open legal or second review")
    void name(@PathVariable String number, @Valid @RequestBody ReviewerRequest request) {
        reviewer.name(number, request.officer().strip(), actor.name());
    }
}
