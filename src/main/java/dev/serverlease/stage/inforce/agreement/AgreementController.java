package dev.serverlease.stage.inforce.agreement;

import dev.serverlease.attachment.KeptFiles;
import dev.serverlease.papercheck.DraftDownload;
import dev.serverlease.people.Actor;
import dev.serverlease.people.VisibleLeases;
import dev.serverlease.request.Refusal;
import dev.serverlease.request.RequestKey;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/** The doors for agreements on a lease that both have signed. */
@RestController
@Tag(name = "变更与解除协议 Agreements")
class AgreementController {

    private final VisibleLeases visible;
    private final AgreementCommands commands;
    private final AgreementViews views;
    private final KeptFiles files;
    private final DraftDownload download;
    private final Actor actor;

    AgreementController(
            VisibleLeases visible,
            AgreementCommands commands,
            AgreementViews views,
            KeptFiles files,
            DraftDownload download,
            Actor actor) {
        this.visible = visible;
        this.commands = commands;
        this.views = views;
        this.files = files;
        this.download = download;
        this.actor = actor;
    }

    @PostMapping("/api/leases/{number}/agreements")
    @Operation(
            summary = "提出变更协议或者解除协议：按当日法律审查，由法务决定，再由双方签署 Ask for a change or an end by agreement",
            description =
                    "201 已受理；400 内容有误；409 双方尚未签署或者已转入退租、另有协议尚在签订、已约定终了，或者交付之前提出解除协议；422 依法不能这样变更，附各项意见。同一 Idempotency-Key 重复提交只受理一次。"
                            + " 201 accepted; 400 invalid; 409 not signed by both or closing, another is open, the end is"
                            + " agreed, or an end before the hand-over; 422 with the"
                            + " findings that stand against it. A repeat under the same Idempotency-Key is the same agreement.")
    ResponseEntity<AgreementView> ask(
            @PathVariable String number,
            @Valid @RequestBody AgreementRequest request,
            @RequestHeader(name = RequestKey.NAME, required = false) @Nullable String key) {
        RequestKey.of(key);
        var person = actor.person();
        visible.get(number, person);
        var asked = commands.ask(number, request, key, person.name());
        return ResponseEntity.created(URI.create("/api/leases/" + number + "/agreements/" + asked.position()))
                .body(views.of(visible.get(number, person), asked, person));
    }

    @GetMapping("/api/leases/{number}/agreements")
    @Operation(summary = "续租、变更和解除协议及其签署 The agreements of a lease, and who signed them")
    List<AgreementView> list(@PathVariable String number) {
        var person = actor.person();
        return views.of(visible.get(number, person), person);
    }

    @GetMapping(value = "/api/leases/{number}/agreements/{id}", produces = MediaType.APPLICATION_PDF_VALUE)
    @Operation(
            summary =
                    "协议文件（PDF），已签名、用印的包含在内；文件摘要在 ETag 中 An agreement as PDF, with what was signed; the file's SHA-256 in the ETag")
    ResponseEntity<byte[]> pdf(@PathVariable String number, @PathVariable int id) {
        var lease = visible.withPapers(number, actor.person());
        var draft = views.draft(lease, id)
                .orElseThrow(() ->
                        new Refusal(404, "没有这份协议，或者尚未生成文本。 There is no such agreement, or its text is not made yet."));
        var contract = draft.contract();
        var file = files.read(number, draft.file());
        return download.of(number, contract.version(), "协议 " + contract.number(number), draft.file(), file);
    }
}
