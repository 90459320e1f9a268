package dev.serverlease.stage.lessee.word;

import dev.serverlease.people.Actor;
import dev.serverlease.people.VisibleLeases;
import dev.serverlease.request.PlainText;
import dev.serverlease.request.RequestKey;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The officers' doors to what the lessee objects to. */
@RestController
@RequestMapping("/api/leases/{number}")
@Tag(name = "承租人页面 Lessee's page")
class ObjectionController {

    private final VisibleLeases visible;
    private final ObjectionViews views;
    private final ObjectionCommands commands;
    private final Actor actor;

    ObjectionController(VisibleLeases visible, ObjectionViews views, ObjectionCommands commands, Actor actor) {
        this.visible = visible;
        this.views = views;
        this.commands = commands;
        this.actor = actor;
    }

    /** @param objections the newest first */
    record ObjectionList(List<ObjectionViews.View> objections) {}

    /** @param objection the number of the objection */
    record ObjectionAnswerRequest(
            @NotNull(message = "请指明答复哪一项异议。 Say which objection it answers.") @Min(1) @Max(10_000)
            Integer objection,

            @NotBlank(message = "请选择异议是否成立。 Say whether the objection is accepted.")
            @Pattern(
                    regexp = "ACCEPTED|PARTLY|REJECTED|",
                    message = "只能是成立、部分成立或者不成立。 Accepted, accepted in part, or rejected.")
            String decision,

            @NotBlank(message = "请填写答复。 Give the answer.")
            @Size(max = 4000, message = "最多 4000 字。 At most 4000 characters.")
            @Pattern(regexp = PlainText.LINES, message = PlainText.REMEDY)
            String answer) {}

    @GetMapping("/lessee-objections")
    @Operation(summary = "承租人的异议及答复 The lessee's objections, and the answers")
    ObjectionList list(@PathVariable String number) {
        return new ObjectionList(views.of(visible.get(number, actor.person()).number()));
    }

    @PostMapping("/objection-answers")
    @Operation(
            summary = "答复承租人的异议；答复显示在承租人页面并以邮件发送 Answer an objection; the lessee reads it on its page and by mail",
            description =
                    "对暂停的异议成立的，服务随即恢复；答复本身不撤回解除，须另行办理。同一 Idempotency-Key 重复提交只答复一次。 Where an objection to a"
                            + " suspension is accepted the service is restored; an answer by itself takes no termination back. A repeat under the same Idempotency-Key answers once.")
    ResponseEntity<Void> answer(
            @PathVariable String number,
            @Valid @RequestBody ObjectionAnswerRequest request,
            @RequestHeader(name = RequestKey.NAME, required = false) @Nullable String key) {
        var person = actor.person();
        visible.get(number, person);
        RequestKey.of(key);
        commands.answer(
                number,
                request.objection(),
                request.decision(),
                request.answer().strip(),
                key,
                person);
        return ResponseEntity.noContent().build();
    }
}
