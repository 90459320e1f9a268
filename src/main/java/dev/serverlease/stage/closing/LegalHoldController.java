package dev.serverlease.stage.closing;

import dev.serverlease.people.Actor;
import dev.serverlease.request.PlainText;
import dev.serverlease.stage.closing.hold.EndFinding;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * 诉讼保全、证据保全、认定解除效力: while an archive is under hold, nothing is erased and no retention period ends; a hold that waits
 * for whether the end stands is lifted by that finding.
 */
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
            description = "ground 指明解除哪一项；不填则解除最近一项。等待认定解除效力的保全不能由此解除，见 end-findings。 ground says which; without it"
                    + " the one that was set last. A hold that waits for the finding whether the end stands is not lifted here:"
                    + " see end-findings.")
    ResponseEntity<Void> lift(@PathVariable String number, @RequestParam(required = false) @Nullable String ground) {
        holds.lift(number, stripped(ground), actor.name());
        return ResponseEntity.noContent().build();
    }

    /**
     * What is found on an end in doubt.
     *
     * @param proof name of the file on record by which the parties settled it; null for the other kinds
     */
    record EndFindingRequest(
            @NotNull(message = EndFindingRequest.FINDING)
            @Pattern(
                    regexp = "END_EFFECTIVE|END_WITHOUT_EFFECT|SETTLED_BY_PARTIES",
                    message = EndFindingRequest.FINDING)
            String finding,

            @NotBlank(message = "请填写认定的理由。 Give the reasons.")
            @Size(max = 2000, message = "最多 2000 字。 At most 2000 characters.")
            @Pattern(regexp = PlainText.LINES, message = PlainText.REMEDY)
            String reason,

            @Size(max = 200, message = "最多 200 字。 At most 200 characters.")
            @Pattern(regexp = PlainText.LINE, message = PlainText.REMEDY)
            @Nullable
            String proof) {

        static final String FINDING =
                "请选择认定：解除有效，解除不发生效力，或者双方已经了结。 Choose what is found: the end stands, it has no effect, or the parties have"
                        + " settled it.";
    }

    @PostMapping("/api/leases/{number}/end-findings")
    @Operation(
            summary = "认定解除效力 Find whether the end stands",
            description =
                    "解除的效力存疑的（例如租金在通知到达之前已付、事后登记），由法务人员认定。认定有效或者双方已经了结的，解除保全，继续清结；认定不发生效力的，租赁继续履行，服务器已经收回的，数据继续保全。202 已登记；400 内容有误；409 没有待认定的事项。"
                            + " Where the end is in doubt, as when rent was paid before the notice arrived and booked later, a legal"
                            + " officer finds whether it stands. If it does, or the parties have settled it, the hold is lifted and"
                            + " closing goes on; if it has no effect, the lease goes on, or what is left is held where the server was taken back. 202 recorded; 400 invalid; 409 nothing is"
                            + " in doubt.")
    ResponseEntity<Void> find(@PathVariable String number, @Valid @RequestBody EndFindingRequest request) {
        holds.find(
                number,
                EndFinding.Kind.valueOf(request.finding()),
                request.reason().strip(),
                stripped(request.proof()),
                actor.name());
        return ResponseEntity.accepted().build();
    }

    /** Null for nothing, and for blanks. */
    private static @Nullable String stripped(@Nullable String said) {
        return said == null || said.isBlank() ? null : said.strip();
    }
}
