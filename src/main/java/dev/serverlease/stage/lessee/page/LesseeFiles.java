package dev.serverlease.stage.lessee.page;

import dev.serverlease.attachment.KeptFiles;
import dev.serverlease.lease.Leases;
import dev.serverlease.stage.lessee.link.LesseeLinkTable;
import dev.serverlease.stage.lessee.word.HandedIn;
import dev.serverlease.visit.NoSuchLink;
import dev.serverlease.visit.VisitorForm;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * The files of the lessee's page, for the identified lessee: its papers and their pages as pictures, what it handed in,
 * and its own data. Each is looked for in the link's own lease and nowhere else.
 */
@RestController
@Hidden
@RequestMapping("/lessee/{token}")
class LesseeFiles extends LesseeErrors {

    private final Leases leases;
    private final LesseePaperRoom papers;
    private final HandedIn handedIn;
    private final KeptFiles files;
    private final OwnData data;

    LesseeFiles(
            LesseeLinkTable links,
            LesseeVisits visits,
            Leases leases,
            LesseePaperRoom papers,
            HandedIn handedIn,
            KeptFiles files,
            OwnData data) {
        super(links, visits);
        this.leases = leases;
        this.papers = papers;
        this.handedIn = handedIn;
        this.files = files;
        this.data = data;
    }

    @GetMapping("/papers/{id}.pdf")
    ResponseEntity<byte[]> paper(
            @PathVariable String token,
            @PathVariable String id,
            @RequestParam(defaultValue = "false") boolean download,
            HttpServletRequest request) {
        var lease = leases.get(reader(token, request).leaseNumber());
        var paper = papers.find(lease, id);
        var name = id.startsWith(lease.number()) ? id : lease.number() + "-" + id;
        return file(papers.content(lease, paper), MediaType.APPLICATION_PDF, name + ".pdf", download);
    }

    @GetMapping("/papers/{id}/pages/{page}.png")
    ResponseEntity<byte[]> picture(
            @PathVariable String token, @PathVariable String id, @PathVariable int page, HttpServletRequest request) {
        var lease = leases.get(reader(token, request).leaseNumber());
        return ResponseEntity.ok()
                .contentType(MediaType.IMAGE_PNG)
                .body(papers.picture(lease, papers.find(lease, id), page));
    }

    /** A download and nothing else, whatever it contains. */
    @GetMapping("/files/{id}")
    ResponseEntity<byte[]> handedIn(@PathVariable String token, @PathVariable UUID id, HttpServletRequest request) {
        var number = reader(token, request).leaseNumber();
        var file = handedIn.of(number).stream()
                .filter(one -> one.id().equals(id))
                .findFirst()
                .orElseThrow(NoSuchLink::new);
        return file(
                files.read(number, file.digest()), MediaType.parseMediaType(file.mediaType()), file.fileName(), true);
    }

    /** 个人信息查阅、复制: taking it out is recorded, so it is no reading. */
    @PostMapping("/data")
    ResponseEntity<byte[]> data(@PathVariable String token, HttpServletRequest request) throws IOException {
        var visit = identified(token, request);
        visits.act(visit, VisitorForm.of(request), data::record);
        var number = visit.link().leaseNumber();
        return file(
                data.zip(leases.get(number)), MediaType.parseMediaType("application/zip"), number + "-data.zip", true);
    }

    private static ResponseEntity<byte[]> file(byte[] content, MediaType type, String name, boolean download) {
        var disposition = download ? ContentDisposition.attachment() : ContentDisposition.inline();
        return ResponseEntity.ok()
                .contentType(type)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        disposition
                                .filename(name, StandardCharsets.UTF_8)
                                .build()
                                .toString())
                .body(content);
    }
}
