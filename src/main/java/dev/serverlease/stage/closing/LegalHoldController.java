package dev.serverlease.stage.closing;

import dev.serverlease.people.Actor;
import dev.serverlease.request.PlainText;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** 诉讼保全、证据保全: while an archive is under hold, nothing is erased and no retention period ends. */
@RestController
@Tag(name = "解除与清结 Termination and closing")
class LegalHoldController {

    private final LegalHoldCommands holds;
    private final Actor actor;

    LegalHoldController(LegalHoldCommands holds, Actor actor) {
        this.holds = holds;
        this.actor = actor;
    }

    record LegalHoldRequest(
            @NotBlank(message = "请填写保全依据（文书、案号）。 Give the ground: the order and its number.")
            @Size(max = 500, message = "最多 500 字。 At most 500 characters.")
            @Pattern(regexp = PlainText.LINE, message = PlainText.REMEDY)
            String ground) {}

    @PutMapping("/api/leases/{number}/legal-hold")
    @Operation(summary = "档案保全 Put the archive under legal hold")
    ResponseEntity<Void> hold(@PathVariable String number, @Valid @RequestBody LegalHoldRequest request) {
        holds.hold(number, request.ground().strip(), actor.name());
        return ResponseEntity.noContent().build();
    }

    @DeleteMapping("/api/leases/{number}/legal-hold")
    @Operation(
            summary = "解除档案保全 Lift a legal hold",
            description =
                    "ground 指明解除哪一项；不填则解除最近一项。等待认定解除效力的保全，须以 reason 写明认定及理由。 ground says which; without it the one"
                            + " that was set last. A hold that waits for the finding whether the end stands asks for it as the reason.")
    ResponseEntity<Void> lift(
            @PathVariable String number,
            @RequestParam(required = false) @Nullable String ground,
            @RequestParam(required = false)
                    @Size(max = 2000, message = "最多 2000 字。 At most 2000 characters.")
                    @Pattern(regexp = PlainText.LINES, message = PlainText.REMEDY)
                    @Nullable
                    String reason) {
        holds.lift(number, stripped(ground), stripped(reason), actor.name());
        return ResponseEntity.noContent().build();
    }

    /** Null for nothing, and for blanks. */
    private static @Nullable String stripped(@Nullable String said) {
        return said == null || said.isBlank() ? null : said.strip();
    }
}
