package dev.serverlease.legalnotice;

import dev.serverlease.legalnotice.LegalNotice.Channel;
import dev.serverlease.people.Actor;
import dev.serverlease.people.Person;
import dev.serverlease.people.SealingProof;
import dev.serverlease.people.VisibleLeases;
import dev.serverlease.request.Refusal;
import dev.serverlease.request.RequestKey;
import dev.serverlease.signature.Digests;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The letters of a lease: listed and downloaded by those who may see it, made and sent by those whose task it is. */
@RestController
@RequestMapping("/api/leases/{number}")
@Tag(name = "法律通知 Legal notices")
class LegalNoticeController {

    private final VisibleLeases visible;
    private final LegalNotices notices;
    private final LegalNoticeList list;
    private final LegalNoticeCommands commands;
    private final LegalNoticeSealing sealing;
    private final SealingProof proof;
    private final Actor actor;

    LegalNoticeController(
            VisibleLeases visible,
            LegalNotices notices,
            LegalNoticeList list,
            LegalNoticeCommands commands,
            LegalNoticeSealing sealing,
            SealingProof proof,
            Actor actor) {
        this.visible = visible;
        this.notices = notices;
        this.list = list;
        this.commands = commands;
        this.sealing = sealing;
        this.proof = proof;
        this.actor = actor;
    }

    /**
     * @param notices the newest first
     * @param failures why letters could not be made so far, with what to do
     */
    record Letters(List<LegalNoticeView> notices, List<String> failures) {}

    /** @param notice its number, like SL-2026-000123-T01 */
    record Dispatch(
            @NotBlank(message = "请填写通知编号。 Give the number of the notice.") @Nullable
            String notice) {}

    /**
     * @param password the officer's own, again
     * @param code of the second factor, where the settings ask for it
     */
    record Sealing(
            @NotBlank(message = "请填写通知编号。 Give the number of the notice.") @Nullable
            String notice,

            @NotBlank(message = "请输入本人密码。 Give your own password.")
            @Size(max = 200, message = "最多 200 字。 At most 200 characters.")
            @Nullable
            String password,

            @Size(max = 20, message = "最多 20 字。 At most 20 characters.") @Nullable
            String code) {

        /** The password goes into no log. */
        @Override
        public String toString() {
            return "Sealing[" + notice + "]";
        }
    }

    /**
     * @param how carrier and number of the consignment, or who received it in person
     * @param postedOn when it was posted or handed over; null for today
     */
    record Posting(
            @NotBlank(message = "请填写通知编号。 Give the number of the notice.") @Nullable
            String notice,

            @NotBlank(message = "请填写邮寄单位和单号，或者当面签收人。 Give carrier and number, or who received it in person.")
            @Size(max = 1000, message = "最多 1000 字。 At most 1000 characters.")
            @Nullable
            String how,

            @Nullable LocalDate postedOn) {}

    /**
     * @param channel by which it came back; may be left out where it was sent by one only
     * @param reason as the mail server or the post says it
     */
    record Return(
            @NotBlank(message = "请填写通知编号。 Give the number of the notice.") @Nullable
            String notice,

            @Nullable Channel channel,

            @NotBlank(message = "请填写退回的原因和日期。 Say why and when it came back.")
            @Size(max = 1000, message = "最多 1000 字。 At most 1000 characters.")
            @Nullable
            String reason) {}

    @GetMapping("/legal-notices")
    @Operation(summary = "法律通知及其送达情况 The legal notices of a lease, with how far each came")
    Letters list(@PathVariable String number) {
        var person = actor.person();
        var lease = visible.get(number, person);
        boolean opens = visible.opensPapers(lease, person);
        return new Letters(
                list.of(lease.number()).stream()
                        .map(letter -> letter.shownTo(person, opens))
                        .toList(),
                list.failures(lease.number()));
    }

    @PostMapping("/legal-notices")
    @Operation(summary = "制作法律通知（编号的 PDF） Make a legal notice as a numbered PDF; it is not sent by that")
    ResponseEntity<LegalNoticeView> make(
            @PathVariable String number,
            @Valid @RequestBody LegalNoticeRequest request,
            @Parameter(required = true) @RequestHeader(name = RequestKey.NAME, required = false) @Nullable String key) {
        var person = actor.person();
        visible.get(number, person);
        var view = list.view(commands.make(number, request, RequestKey.required(key), person));
        return ResponseEntity.created(URI.create(view.href())).body(view);
    }

    @PostMapping("/legal-notice-seals")
    @Operation(
            summary =
                    "在法律通知上加盖出租人电子签章，须再次输入本人密码 Put the lessor's seal on a legal notice, with one's own password again")
    ResponseEntity<LegalNoticeView> seal(
            @PathVariable String number,
            @Valid @RequestBody Sealing asked,
            @Parameter(required = true) @RequestHeader(name = RequestKey.NAME, required = false) @Nullable String key) {
        return taken(
                number,
                person -> sealing.seal(
                        number,
                        String.valueOf(asked.notice()),
                        letter -> proof.require(
                                number, letter.file(), person, String.valueOf(asked.password()), asked.code()),
                        RequestKey.required(key),
                        person));
    }

    @PostMapping("/legal-notice-postings")
    @Operation(summary = "登记法律通知已邮寄或者当面送达 Record that a legal notice was posted or handed over in person")
    ResponseEntity<LegalNoticeView> posted(
            @PathVariable String number,
            @Valid @RequestBody Posting posting,
            @Parameter(required = true) @RequestHeader(name = RequestKey.NAME, required = false) @Nullable String key) {
        return taken(
                number,
                person -> commands.posted(
                        number,
                        String.valueOf(posting.notice()),
                        String.valueOf(posting.how()),
                        posting.postedOn(),
                        RequestKey.required(key),
                        person));
    }

    @PostMapping("/legal-notice-dispatches")
    @Operation(summary = "以邮件发送法律通知至合同载明的地址 Send a legal notice by mail to the contract's address")
    ResponseEntity<LegalNoticeView> send(
            @PathVariable String number,
            @Valid @RequestBody Dispatch dispatch,
            @Parameter(required = true) @RequestHeader(name = RequestKey.NAME, required = false) @Nullable String key) {
        return taken(
                number,
                person -> commands.send(number, String.valueOf(dispatch.notice()), RequestKey.required(key), person));
    }

    @PostMapping("/legal-notice-returns")
    @Operation(summary = "登记法律通知被退回 Record that a legal notice came back")
    ResponseEntity<LegalNoticeView> returned(
            @PathVariable String number,
            @Valid @RequestBody Return back,
            @Parameter(required = true) @RequestHeader(name = RequestKey.NAME, required = false) @Nullable String key) {
        return taken(
                number,
                person -> commands.returned(
                        number,
                        String.valueOf(back.notice()),
                        back.channel(),
                        String.valueOf(back.reason()),
                        RequestKey.required(key),
                        person));
    }

    private ResponseEntity<LegalNoticeView> taken(String number, Function<Person, LegalNotice> act) {
        var person = actor.person();
        visible.get(number, person);
        return ResponseEntity.accepted().body(list.view(act.apply(person)));
    }

    @GetMapping(value = "/legal-notices/{notice}.pdf")
    @Operation(summary = "下载法律通知；摘要在 ETag 中 Download a legal notice, its SHA-256 in the ETag")
    ResponseEntity<byte[]> pdf(@PathVariable String number, @PathVariable String notice) {
        var lease = visible.withPapers(number, actor.person());
        var letter = commands.get(lease.number(), notice);
        var content = notices.pdf(letter);
        if (!letter.file().equals(Digests.sha256(content))) {
            throw new Refusal(
                    409,
                    "所存通知与其摘要不符，可能被篡改，不予下载；请通知系统管理员核查审计记录。 The stored notice does not match its digest: it was altered"
                            + " behind our doors and is not given out; call an administrator.");
        }
        return ResponseEntity.ok()
                .eTag(letter.file())
                .contentType(MediaType.APPLICATION_PDF)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(letter.number() + ".pdf")
                                .build()
                                .toString())
                .body(content);
    }
}
