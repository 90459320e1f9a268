package dev.serverlease.stage.inforce.suspension;

import dev.serverlease.people.Actor;
import dev.serverlease.request.PlainText;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** The door of a suspended lease. */
@RestController
@Tag(name = "使用复核 Use review")
class CureController {

    private final CureCommands cures;
    private final Actor actor;

    CureController(CureCommands cures, Actor actor) {
        this.cures = cures;
        this.actor = actor;
    }

    record CureRequest(
            @NotBlank(message = "请写明整改情况与证明。 Say how it was put right, and the proof.")
            @Size(max = 4000, message = "最多 4000 字。 At most 4000 characters.")
            @Pattern(regexp = PlainText.LINES, message = PlainText.REMEDY)
            String proof) {}

    @PostMapping("/api/leases/{number}/cures")
    @Operation(
            summary = "确认整改，恢复服务 The suspension is cured; the service goes on",
            description = "由合规人员认定；因违法或者责令停止而暂停的，由法务人员认定。业务主管不作认定。 A compliance officer finds that; a legal officer, if"
                    + " it was suspended as unlawful or by order. Managers decide nothing.")
    ResponseEntity<Void> cure(@PathVariable String number, @Valid @RequestBody CureRequest cure) {
        cures.cure(number, cure.proof().strip(), actor.person());
        return ResponseEntity.accepted().build();
    }
}
