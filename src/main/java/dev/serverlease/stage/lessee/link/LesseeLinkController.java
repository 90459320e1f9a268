package dev.serverlease.stage.lessee.link;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.serverlease.people.Actor;
import dev.serverlease.people.VisibleLeases;
import dev.serverlease.process.LeaseCommands;
import dev.serverlease.request.PlainText;
import dev.serverlease.request.Refusal;
import dev.serverlease.request.RequestKey;
import dev.serverlease.visit.CodeDesk;
import dev.serverlease.visit.LinkVisits;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.time.OffsetDateTime;
import java.util.List;
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

/** The officers' doors to the link of the lessee's page. */
@Controller
@Tag(name = "承租人页面 Lessee's page")
class LesseeLinkController {

    private final VisibleLeases visible;
    private final LeaseCommands commands;
    private final LesseeLinks links;
    private final LesseeLinkViews views;
    private final LesseeKind kind;
    private final CodeDesk desk;
    private final Actor actor;

    LesseeLinkController(
            VisibleLeases visible,
            LeaseCommands commands,
            LesseeLinks links,
            LesseeLinkViews views,
            LesseeKind kind,
            CodeDesk desk,
            Actor actor) {
        this.visible = visible;
        this.commands = commands;
        this.links = links;
        this.views = views;
        this.kind = kind;
        this.desk = desk;
        this.actor = actor;
    }

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

    /** @param links the newest first */
    record LinkList(List<LesseeLinkViews.View> links) {}

    record RevocationOfLink(
            @NotBlank(message = "请填写撤销理由。 Say why.")
            @Size(max = 500, message = "最多 500 字。 At most 500 characters.")
            @Pattern(regexp = PlainText.LINES, message = PlainText.REMEDY)
            String reason) {}

    @PostMapping("/api/leases/{number}/lessee-links")
    @ResponseBody
    @Operation(
            summary = "向承租人发出其页面的链接，此前的作废 Send the lessee the link to its page, in place of an earlier one",
            description = "合同成立时自动发出第一个；此处重新发出或者延长。以邮件发出；无法发邮件的，链接只在此答复中给出一次。同一 Idempotency-Key 重复提交只发一次。"
                    + " The first goes out when the contract is concluded; this renews it. Goes by mail; where it cannot, the"
                    + " answer has the link, this once. A repeat under the same Idempotency-Key sends nothing more.")
    ResponseEntity<Issued> issue(
            @PathVariable String number,
            @RequestHeader(name = RequestKey.NAME, required = false) @Nullable String key) {
        visible.get(number, actor.person());
        RequestKey.of(key);
        var sent = commands.locked(number, lease -> links.issue(lease, key, actor.name()));
        return ResponseEntity.created(URI.create("/api/leases/" + number + "/lessee-links"))
                .body(new Issued(
                        sent.link().signer(),
                        views.local(sent.link().expiresAt()),
                        sent.path(),
                        sent.repeated() ? LinkVisits.REPEATED.both() : null));
    }

    @GetMapping("/api/leases/{number}/lessee-links")
    @ResponseBody
    @Operation(summary = "承租人页面的链接与送达情况 The links to the lessee's page, and their delivery")
    LinkList links(@PathVariable String number) {
        var person = actor.person();
        return new LinkList(views.of(visible.get(number, person), person));
    }

    @PostMapping("/api/leases/{number}/lessee-links/revocation")
    @Operation(summary = "撤销承租人页面的链接 Revoke the link to the lessee's page")
    ResponseEntity<Void> revoke(@PathVariable String number, @Valid @RequestBody RevocationOfLink request) {
        visible.get(number, actor.person());
        commands.lockedDo(number, lease -> {
            if (!links.revoke(lease, actor.name(), request.reason().strip())) {
                throw new Refusal(409, "没有可以撤销的链接。 No link is open that could be revoked.");
            }
        });
        return ResponseEntity.noContent().build();
    }

    @PostMapping("/api/leases/{number}/lessee-code")
    @ResponseBody
    @Operation(summary = "待口述给承租人的验证码；查看记入办理经过 The code to be read out to the lessee; who looks is recorded")
    CodeDesk.Shown code(@PathVariable String number) {
        visible.get(number, actor.person());
        return desk.show(kind, number, actor.name());
    }

    @PostMapping("/desk/leases/{number}/lessee-code")
    String codePage(@PathVariable String number, Model model) {
        visible.get(number, actor.person());
        return desk.page(kind, number, actor.person(), model);
    }
}
