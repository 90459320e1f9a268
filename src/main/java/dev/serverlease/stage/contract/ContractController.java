package dev.serverlease.stage.contract;

import dev.serverlease.attachment.KeptFiles;
import dev.serverlease.lease.Lease;
import dev.serverlease.papercheck.DraftDownload;
import dev.serverlease.people.Actor;
import dev.serverlease.people.Groups;
import dev.serverlease.people.Person;
import dev.serverlease.people.VisibleLeases;
import dev.serverlease.request.Refusal;
import dev.serverlease.stage.contract.ContractPage.Shown;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.nio.charset.StandardCharsets;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** The contract's doors: read the draft, record the lessee's signature. */
@RestController
@Tag(name = "合同签署 Contract")
class ContractController {

    private final VisibleLeases visible;
    private final Contracts contracts;
    private final ContractPage page;
    private final KeptFiles files;
    private final DraftDownload download;
    private final SignatureCommands signing;
    private final Actor actor;

    ContractController(
            VisibleLeases visible,
            Contracts contracts,
            ContractPage page,
            KeptFiles files,
            DraftDownload download,
            SignatureCommands signing,
            Actor actor) {
        this.page = page;
        this.files = files;
        this.download = download;
        this.visible = visible;
        this.contracts = contracts;
        this.signing = signing;
        this.actor = actor;
    }

    @GetMapping(value = "/api/leases/{number}/contract", produces = MediaType.APPLICATION_PDF_VALUE)
    @Operation(
            summary =
                    "合同文件（PDF）：最新的一份，已签名、用印的包含在内；文件摘要在 ETag 中 The newest contract as PDF, with what was signed; the file's SHA-256 in the ETag",
            description = "双方在纸面上签名、用印的，是用印时登记的含双方签名、印章的扫描件。已被收回、拒绝或者取代的文本，文件名和 Document-Standing 注明 not-to-be-signed。"
                    + " Of one that both signed on paper it is the scan with both signatures, as recorded at the seal. A draft that was"
                    + " taken back, refused or superseded says not-to-be-signed in its name and in Document-Standing.")
    ResponseEntity<byte[]> contract(@PathVariable String number) {
        var lease = visible.withPapers(number, actor.person());
        var signed = contracts.latestSigned(number).orElseThrow(() -> none(lease));
        var file = files.read(number, signed.file());
        return download.of(number, signed.contract().version(), "合同 " + number, signed.file(), file);
    }

    @GetMapping(value = "/api/leases/{number}/contract", produces = MediaType.TEXT_HTML_VALUE)
    @Operation(
            summary = "合同文本，便于在页面上阅读 The contract's text, to be read in a page",
            description = "承租人是自然人的，业务主管、运维人员和系统管理员看到的文本不含载有其个人信息的条款（运维人员可见通知与送达条款），PDF 不向其提供。 Of a natural person's"
                    + " contract, managers, operations and administrators read the text without the clauses that state personal"
                    + " data (operations with the one on notices), and the PDF is not given to them.")
    ResponseEntity<String> page(@PathVariable String number) {
        var person = actor.person();
        var lease = visible.get(number, person);
        var contract = contracts.latest(number).orElseThrow(() -> none(lease));
        return ResponseEntity.ok()
                // weak: the page tells which text it is, and is not the file whose digest this is
                .eTag("W/\"" + contract.digest() + "\"")
                .contentType(new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8))
                .header("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'; sandbox")
                .body(page.html(number, contract, shown(lease, person)));
    }

    private Shown shown(Lease lease, Person reader) {
        if (visible.opensPapers(lease, reader)) {
            return Shown.ALL;
        }
        return reader.in(Groups.OPERATIONS) ? Shown.NOTICE : Shown.NONE;
    }

    private static Refusal none(Lease lease) {
        return new Refusal(
                404,
                "租赁 " + lease.number() + " 尚无合同文本，现处于“" + lease.stage().label() + "”阶段。 Lease " + lease.number()
                        + " has no contract yet; it is in stage "
                        + lease.stage().en() + ".");
    }

    @PostMapping("/api/leases/{number}/signatures")
    @Operation(summary = "登记承租人签名（纸质） Record the lessee's signature on paper")
    ResponseEntity<Void> sign(@PathVariable String number, @Valid @RequestBody SignatureRequest request) {
        signing.accept(number, request, actor.name());
        return ResponseEntity.accepted().build();
    }
}
