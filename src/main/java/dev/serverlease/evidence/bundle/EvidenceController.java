package dev.serverlease.evidence.bundle;

import dev.serverlease.database.ConnectionPool;
import dev.serverlease.people.Actor;
import dev.serverlease.people.Groups;
import dev.serverlease.people.VisibleLeases;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.headers.Header;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.file.Files;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** 证据包: the evidence bundle of a lease, to be checked by anybody without us. */
@RestController
@Tag(name = "租赁 Leases")
class EvidenceController {

    private static final String ZIP = "application/zip";

    /** Says that the answer is not the whole; what is withheld, and why, stands in the bundle's index. */
    private static final String WITHHELD = "Evidence-Withheld";

    private final VisibleLeases visible;
    private final EvidenceBundles bundles;
    private final Actor actor;

    EvidenceController(VisibleLeases visible, EvidenceBundles bundles, Actor actor) {
        this.visible = visible;
        this.bundles = bundles;
        this.actor = actor;
    }

    /** Made as a whole before the first byte is sent: what fails is answered as an error, never as half a zip. */
    @GetMapping(value = "/api/leases/{number}/evidence", produces = ZIP)
    @Operation(
            summary = "导出证据包 Take out the evidence bundle",
            description =
                    "一个 zip：申请、审查意见、决定、合同、签名、通知、操作记录及存证锚定，清单由出租人印章签名并加盖时间戳；用 java -jar server-lease.jar"
                            + " verify 离线核验。业务主管导出的不含个人信息，仅含其摘要：响应头 Evidence-Withheld 和包内 index.txt 写明不含哪些。导出记入办理经过。 One zip: application, findings, decisions,"
                            + " contract, signatures, notices, audit trail and anchors, with a manifest signed by the lessor's seal and"
                            + " time-stamped; java -jar server-lease.jar verify checks it offline. Managers get the digests of personal"
                            + " data only: the header Evidence-Withheld and index.txt in the bundle say what is left out. Taking it out is recorded.")
    @ApiResponse(
            responseCode = "200",
            headers =
                    @Header(
                            name = WITHHELD,
                            description = "不含哪些内容、原因和可以取得的人；内容完整的没有 What is withheld, why, and who may"
                                    + " have it; none if the bundle is whole",
                            schema = @Schema(type = "string")),
            content = @Content(mediaType = ZIP, schema = @Schema(type = "string", format = "binary")))
    void take(@PathVariable String number, HttpServletResponse response) throws IOException {
        ConnectionPool.mayTakeLong(); // an anchor over all chains may be made for it
        var lease = visible.get(number, actor.person());
        var made = bundles.make(lease.number(), actor.person());
        var file = made.file();
        try {
            response.setContentType(ZIP);
            response.setContentLengthLong(Files.size(file));
            response.setHeader(
                    HttpHeaders.CONTENT_DISPOSITION,
                    ContentDisposition.attachment()
                            .filename("evidence-" + lease.number() + ".zip")
                            .build()
                            .toString());
            if (made.withheldFiles() + made.withheldEntries() > 0) {
                response.setHeader(
                        WITHHELD,
                        "files=" + made.withheldFiles() + ", entries=" + made.withheldEntries()
                                + ", reason=\"personal data\", given-to=\"" + Groups.LEGAL + "\"");
            }
            Files.copy(file, response.getOutputStream());
        } finally {
            EvidenceBundles.delete(file);
        }
    }
}
