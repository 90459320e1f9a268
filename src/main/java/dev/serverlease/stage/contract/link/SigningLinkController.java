package dev.serverlease.stage.contract.link;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.serverlease.people.Actor;
import dev.serverlease.people.VisibleLeases;
import dev.serverlease.request.PlainText;
import dev.serverlease.request.RequestKey;
import dev.serverlease.stage.contract.link.SigningLinks.To;
import dev.serverlease.visit.CodeDesk;
import dev.serverlease.visit.LinkVisits;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.time.Clock;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.ResponseBody;

/** The contract officers' doors to the lessee's signing by link. */
@Controller
@Tag(name = "合同签署 Contract")
class SigningLinkController {

    private final VisibleLeases visible;
    private final LinkCommands commands;
    private final LinkViews views;
    private final CodeDesk desk;
    private final SigningKind kind;
    private final Actor actor;
    private final Clock clock;

    SigningLinkController(
            VisibleLeases visible,
            LinkCommands commands,
            LinkViews views,
            CodeDesk desk,
            SigningKind kind,
            Actor actor,
            Clock clock) {
        this.visible = visible;
        this.commands = commands;
        this.views = views;
        this.desk = desk;
        this.kind = kind;
        this.actor = actor;
        this.clock = clock;
    }

    /** @param authorityChecked whether the representative's letter of authority was checked: scope, date, seal */
    record LinkRequest(
            @NotBlank(message = "请选择发给谁。 Choose to whom it goes.")
            @Pattern(
                    regexp = "SIGNER|REPRESENTATIVE|",
                    message = "只能发给签署人或者其指定的代理人。 To the signer or the representative.")
            String to,

            @Nullable Boolean authorityChecked) {}

    /**
     * @param link where no mail carries it: to be handed over, and shown only this once; null otherwise
     * @param note on a repeat, why no link is shown; null otherwise
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Issued(
            String signer,
            OffsetDateTime expiresAt,
            @Nullable String link,
            @Nullable String note) {}

    record RevocationRequest(
            @NotBlank(message = "请填写撤销理由。 Say why.")
            @Size(max = 500, message = "最多 500 字。 At most 500 characters.")
            @Pattern(regexp = PlainText.LINES, message = PlainText.REMEDY)
            String reason) {}

    /** @param asked the number of the question */
    record ExplanationRequest(
            @NotNull(message = "请指明答复哪一项。 Say which question it answers.") @Min(1) @Max(1000)
            Integer asked,

            @NotBlank(message = "请填写说明。 Give the explanation.")
            @Size(max = 4000, message = "最多 4000 字。 At most 4000 characters.")
            @Pattern(regexp = PlainText.LINES, message = PlainText.REMEDY)
            String answer) {}

    @PostMapping("/api/leases/{number}/signing-links")
    @ResponseBody
    @Operation(
            summary = "向承租人的签署人发出一次性签署链接，此前的作废 Send the lessee's signer a one-time link, in place of an earlier one",
            description =
                    "以邮件发出；无法发邮件的，链接只在此答复中给出一次，由合同管理员转交；转交的人不得用印，转交后再无人可以用印的，409。同一 Idempotency-Key 重复提交只发一次。 Goes by mail; where it"
                            + " cannot, the answer has the link, this once, for the officer to hand over; whoever does so does not seal, and it is 409 if nobody"
                            + " could seal then. A repeat under the same"
                            + " Idempotency-Key sends nothing more.")
    ResponseEntity<Issued> issue(
            @PathVariable String number,
            @Valid @RequestBody LinkRequest request,
            @RequestHeader(name = RequestKey.NAME, required = false) @Nullable String key) {
        RequestKey.of(key);
        var sent = commands.issue(
                number, To.valueOf(request.to()), Boolean.TRUE.equals(request.authorityChecked()), key, actor.name());
        return ResponseEntity.created(URI.create("/api/leases/" + number + "/signing-links"))
                .body(new Issued(
                        sent.link().signer(),
                        sent.link().expiresAt().atZone(clock.getZone()).toOffsetDateTime(),
                        sent.path(),
                        sent.repeated() ? LinkVisits.REPEATED.both() : null));
    }

    @GetMapping("/api/leases/{number}/signing-links")
    @ResponseBody
    @Operation(summary = "签署链接、送达情况与说明请求 The links, their delivery, and what was asked to be explained")
    LinkView links(@PathVariable String number) {
        var person = actor.person();
        return views.of(visible.get(number, person), person);
    }

    @PostMapping("/api/leases/{number}/signing-links/revocation")
    @Operation(summary = "撤销签署链接 Revoke the open link")
    ResponseEntity<Void> revoke(@PathVariable String number, @Valid @RequestBody RevocationRequest request) {
        commands.revoke(number, request.reason().strip(), actor.name());
        return ResponseEntity.noContent().build();
    }

    @PostMapping("/api/leases/{number}/explanations")
    @Operation(summary = "答复承租人的说明请求 Answer what the lessee asked to have explained")
    ResponseEntity<Void> explain(@PathVariable String number, @Valid @RequestBody ExplanationRequest request) {
        commands.explain(number, request.asked(), request.answer().strip(), actor.name());
        return ResponseEntity.noContent().build();
    }

    @PostMapping("/api/leases/{number}/signing-code")
    @ResponseBody
    @Operation(
            summary = "待口述的验证码；查看记入办理经过 The code to be read out to the signer; who looks is recorded",
            description = "查看的人不得用印；查看后再无人可以用印的，409。 Whoever looks does not seal; 409 if nobody could seal then.")
    CodeDesk.Shown code(@PathVariable String number) {
        visible.get(number, actor.person());
        return desk.show(kind, number, actor.name());
    }

    @PostMapping("/desk/leases/{number}/signing-code")
    String codePage(@PathVariable String number, Model model) {
        visible.get(number, actor.person());
        return desk.page(kind, number, actor.person(), model);
    }
}
