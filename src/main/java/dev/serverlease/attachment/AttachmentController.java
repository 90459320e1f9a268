package dev.serverlease.attachment;

import dev.serverlease.people.Actor;
import dev.serverlease.people.VisibleLeases;
import dev.serverlease.request.Refusal;
import dev.serverlease.signature.Digests;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The files of a lease: handed in, listed and downloaded by those who may see it. */
@RestController
@RequestMapping("/api/leases/{number}/attachments")
@Tag(name = "附件 Attachments")
class AttachmentController {

    private final VisibleLeases visible;
    private final Attachments attachments;
    private final AttachmentCommands commands;
    private final Actor actor;
    private final Clock clock;

    AttachmentController(
            VisibleLeases visible, Attachments attachments, AttachmentCommands commands, Actor actor, Clock clock) {
        this.visible = visible;
        this.attachments = attachments;
        this.commands = commands;
        this.actor = actor;
        this.clock = clock;
    }

    /** @param name the kind in words, both languages */
    record Kind(AttachmentKind kind, String name) {}

    /**
     * @param attachments the newest first
     * @param kinds for which the reader can hand in a file
     * @param closed kinds whose files the reader may not open
     */
    record AttachmentList(List<Attachment> attachments, List<Kind> kinds, List<AttachmentKind> closed) {}

    @PostMapping(
            consumes = {
                MediaType.APPLICATION_PDF_VALUE,
                MediaType.IMAGE_JPEG_VALUE,
                MediaType.IMAGE_PNG_VALUE,
                MediaType.APPLICATION_OCTET_STREAM_VALUE
            })
    @Operation(
            summary = "上传附件 Upload a file",
            description =
                    "请求体即文件本身，PDF、JPEG 或者 PNG，按内容识别，至多 20000000 字节；effectiveOn 为文件自身的日期，证明数据去向、解除命令、双方了结的文件须填写。同一 Idempotency-Key"
                            + " 重复提交只保存一次。 The body is the file itself, PDF, JPEG or PNG by its content, at most 20000000 bytes;"
                            + " effectiveOn is the document's own date, which what proves the fate of data, lifts an order or settles whether the end stands must have. A repeat under the same Idempotency-Key is kept once.")
    @io.swagger.v3.oas.annotations.parameters.RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_OCTET_STREAM_VALUE,
                            schema = @Schema(type = "string", format = "binary")))
    ResponseEntity<Attachment> add(
            @PathVariable String number,
            @RequestParam(required = false) @Nullable String kind,
            @RequestParam(required = false) @Nullable String fileName,
            @RequestParam(required = false) @Nullable String effectiveOn,
            @RequestParam(required = false) @Nullable String subject,
            @RequestHeader(name = NewAttachment.KEY, required = false) @Nullable String key,
            HttpServletRequest request)
            throws IOException {
        visible.get(number, actor.person());
        // read before the rest is checked: a sender whose file stays unread gets a broken connection in place of an
        // answer
        var content = request.getInputStream().readAllBytes();
        var given = new HashMap<String, String>();
        put(given, "kind", kind);
        put(given, "fileName", fileName);
        put(given, "effectiveOn", effectiveOn);
        put(given, "subject", subject);
        put(given, NewAttachment.KEY, key);
        var said = NewAttachment.of(given, LocalDate.now(clock));
        requireOffice(said.kind());
        var kept = commands.keep(number, said, content, actor.name());
        return ResponseEntity.created(URI.create("/api/leases/" + number + "/attachments/" + kept.id()))
                .body(kept);
    }

    @GetMapping
    @Operation(summary = "附件清单 The files of a lease, the newest first")
    AttachmentList list(@PathVariable String number) {
        var person = actor.person();
        var kinds = Arrays.stream(AttachmentKind.values())
                .filter(kind -> FileRights.mayHandIn(person, kind))
                .map(kind -> new Kind(kind, kind.label()))
                .toList();
        var lease = visible.get(number, person);
        boolean papers = visible.opensPapers(lease, person);
        var closed = Arrays.stream(AttachmentKind.values())
                .filter(kind -> !FileRights.mayOpen(person, kind, papers))
                .toList();
        return new AttachmentList(attachments.of(lease.number()), kinds, closed);
    }

    /** A download and nothing else: no browser shows it as a page of ours, whatever it contains. */
    @GetMapping("/{id}")
    @Operation(
            summary =
                    "下载附件；摘要在 ETag 中；身份证明仅限合规人员和法务人员，载有个人信息的不向业务主管、运维人员和系统管理员提供 Download a file, its SHA-256 in the ETag; identity evidence is for"
                            + " compliance and legal officers only, what states personal data not for managers, operations and administrators")
    ResponseEntity<byte[]> download(@PathVariable String number, @PathVariable UUID id) {
        var person = actor.person();
        var lease = visible.get(number, person);
        var file = attachments
                .find(lease.number(), id)
                .orElseThrow(
                        () -> new Refusal(404, "租赁 " + number + " 没有这个附件。 Lease " + number + " has no such file."));
        if (!FileRights.mayOpen(person, file.kind(), visible.opensPapers(lease, person))) {
            throw closed(file.kind());
        }
        var content = attachments.content(lease.number(), file);
        if (!file.digest().equals(Digests.sha256(content))) {
            throw new Refusal(
                    409,
                    "所存附件与其摘要不符，可能被篡改，不予下载；请通知系统管理员核查审计记录。 The stored file does not match its digest: it was altered behind"
                            + " our doors and is not given out; call an administrator.");
        }
        return ResponseEntity.ok()
                .eTag(file.digest())
                .contentType(MediaType.parseMediaType(file.mediaType()))
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(file.fileName(), StandardCharsets.UTF_8)
                                .build()
                                .toString())
                .body(content);
    }

    private static Refusal closed(AttachmentKind kind) {
        return kind == AttachmentKind.IDENTITY
                ? new Refusal(
                        403,
                        "身份证明仅限合规人员和法务人员查阅（居民身份证法第十三条）。 Identity evidence is opened by compliance and legal officers only"
                                + " (Resident Identity Card Law art. 13).")
                : new Refusal(
                        403,
                        "该文件载有个人信息，不向业务主管、运维人员和系统管理员提供（个人信息保护法第六条）；确有需要的，请向经办人、合同管理员、法务人员或者合规人员了解。"
                                + " This file states personal data and is not given to managers, operations and"
                                + " administrators (PIPL art. 6); the applicant and the contract, legal and compliance"
                                + " officers have it.");
    }

    private void requireOffice(AttachmentKind kind) {
        if (FileRights.mayHandIn(actor.person(), kind)) {
            return;
        }
        if (kind == AttachmentKind.IDENTITY) {
            throw new Refusal(
                    403,
                    "业务主管不提交身份证明，请交经办人或者合规人员上传。 Managers hand in no identity evidence; give it to the applicant or a"
                            + " compliance officer.");
        }
        // it lifts what holds server and data, so that whoever answers for that hands it in
        throw new Refusal(
                403,
                "“" + kind.label() + "”由法务人员或者合规人员提交，请交其上传。 This kind of file is handed in by legal or compliance"
                        + " officers; give it to one of them.");
    }

    private static void put(Map<String, String> given, String name, @Nullable String value) {
        if (value != null) {
            given.put(name, value);
        }
    }
}
