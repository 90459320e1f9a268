package dev.serverlease.stage.contract.sign;

import dev.serverlease.stage.contract.link.LesseeOffer;
import dev.serverlease.stage.contract.link.LinkTable;
import dev.serverlease.stage.contract.link.SigningLink;
import dev.serverlease.visit.NoSuchLink;
import dev.serverlease.visit.VisitCookie;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import org.springframework.context.annotation.Lazy;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The files of the signing page, for the identified signer: the contract, its pages as pictures, what was signed. */
@RestController
@Hidden
@RequestMapping("/sign/{token}")
class SignFiles extends SignErrors {

    private final Visits visits;
    private final Reading reading;
    private final LesseeOffer offer;

    SignFiles(LinkTable links, Visits visits, SignPage page, Reading reading, @Lazy LesseeOffer offer) {
        super(links, page);
        this.visits = visits;
        this.reading = reading;
        this.offer = offer;
    }

    @GetMapping("/contract.pdf")
    ResponseEntity<byte[]> contract(
            @PathVariable String token,
            @RequestParam(defaultValue = "false") boolean download,
            HttpServletRequest request) {
        var link = readable(token, request);
        return pdf(reading.issued(link).pdf(), link.leaseNumber() + ".pdf", download);
    }

    @GetMapping("/pages/{page}.png")
    ResponseEntity<byte[]> picture(@PathVariable String token, @PathVariable int page, HttpServletRequest request) {
        return reading.picture(readable(token, request), page)
                .map(picture ->
                        ResponseEntity.ok().contentType(MediaType.IMAGE_PNG).body(picture))
                .orElseThrow(NoSuchLink::new);
    }

    @GetMapping("/signed.pdf")
    ResponseEntity<byte[]> signed(@PathVariable String token, HttpServletRequest request) {
        var link = identified(token, request);
        return offer.signed(link.leaseNumber(), link.version())
                .map(signed -> pdf(signed.pdf(), link.leaseNumber() + "-signed.pdf", true))
                .orElseThrow(NoSuchLink::new);
    }

    private static ResponseEntity<byte[]> pdf(byte[] file, String name, boolean download) {
        var disposition = download ? ContentDisposition.attachment() : ContentDisposition.inline();
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_PDF)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        disposition
                                .filename(name, StandardCharsets.UTF_8)
                                .build()
                                .toString())
                .body(file);
    }

    /** As long as there is something to read and to decide on. */
    private SigningLink readable(String token, HttpServletRequest request) {
        var link = identified(token, request);
        if (page.view(link, VisitCookie.of(request)).contract() == null) {
            throw new NoSuchLink();
        }
        return link;
    }

    private SigningLink identified(String token, HttpServletRequest request) {
        return links.byToken(token)
                .filter(link -> visits.isVisit(link, VisitCookie.of(request)))
                .orElseThrow(NoSuchLink::new);
    }
}
