package dev.serverlease.stage.contract.sign;

import dev.serverlease.access.door.VisitorFile;
import dev.serverlease.stage.contract.link.LinkTable;
import dev.serverlease.stage.contract.link.SigningKind;
import dev.serverlease.stage.contract.link.SigningLink;
import dev.serverlease.stage.contract.sign.Visits.Visit;
import dev.serverlease.visit.Introductions;
import dev.serverlease.visit.VisitCookie;
import dev.serverlease.visit.VisitOver;
import dev.serverlease.visit.Visitor;
import dev.serverlease.visit.VisitorForm;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;

/**
 * 签署页面: the lessee's page, without an account and without a script. What it shows changes nothing; each step is a form,
 * answered by the way back to the page or by what was wrong ({@link dev.serverlease.visit.VisitorErrors}).
 */
@Controller
@Hidden
@RequestMapping("/sign/{token}")
class SignController extends SignErrors {

    private static final int LONGEST_REASON = 1000;

    private final Introductions introductions;
    private final Readings readings;
    private final Signings signings;
    private final Visits visits;
    private final SigningKind kind;

    SignController(
            LinkTable links,
            SignPage page,
            Introductions introductions,
            Readings readings,
            Signings signings,
            Visits visits,
            SigningKind kind) {
        super(links, page);
        this.introductions = introductions;
        this.readings = readings;
        this.signings = signings;
        this.visits = visits;
        this.kind = kind;
    }

    @GetMapping
    ModelAndView show(@PathVariable String token, HttpServletRequest request) {
        return page(token, request);
    }

    @PostMapping("/name")
    ResponseEntity<Void> name(@PathVariable String token, HttpServletRequest request) throws IOException {
        var link = link(token);
        introductions.name(kind, link, VisitorForm.of(request), Visitor.of(request));
        return back(token, "code");
    }

    @PostMapping("/code")
    ResponseEntity<Void> code(@PathVariable String token, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        var link = link(token);
        var secret =
                introductions.code(kind, link, VisitCookie.of(request), VisitorForm.of(request), Visitor.of(request));
        VisitCookie.set(response, SigningLink.path(token), secret, request.isSecure());
        return back(token, "read");
    }

    @PostMapping("/read")
    ResponseEntity<Void> read(@PathVariable String token, HttpServletRequest request) {
        readings.read(identified(token, request));
        return back(token, "consent");
    }

    @PostMapping("/questions")
    ResponseEntity<Void> ask(@PathVariable String token, HttpServletRequest request) throws IOException {
        var visit = identified(token, request);
        var said = VisitorForm.of(request);
        return back(token, readings.ask(visit, said.text("clause"), said.text("question")) ? "marked" : "others");
    }

    @PostMapping("/consent")
    ResponseEntity<Void> consent(@PathVariable String token, HttpServletRequest request) throws IOException {
        var visit = identified(token, request);
        readings.consent(visit, VisitorForm.of(request).text("consent").equals("yes"));
        return back(token, "sign");
    }

    @PostMapping("/signature")
    ResponseEntity<Void> sign(@PathVariable String token, HttpServletRequest request) throws IOException {
        signings.sign(identified(token, request));
        return back(token, "done");
    }

    @PostMapping("/upload")
    ResponseEntity<Void> upload(@PathVariable String token, HttpServletRequest request) throws IOException {
        var visit = identified(token, request);
        signings.accept(visit, () -> SignedFile.of(VisitorForm.withFile(request, VisitorFile.SIGNED)));
        return back(token, "done");
    }

    @PostMapping("/refusal")
    ResponseEntity<Void> decline(@PathVariable String token, HttpServletRequest request) throws IOException {
        var visit = identified(token, request);
        var said = VisitorForm.of(request).submission();
        said.problems().required("reason", "拒绝的理由", LONGEST_REASON).refuseIfAny();
        signings.decline(visit, said.text("reason"));
        return back(token, "done");
    }

    @PostMapping("/representative")
    ResponseEntity<Void> forward(@PathVariable String token, HttpServletRequest request) throws IOException {
        var visit = identified(token, request);
        signings.forward(visit, () -> Forwardings.Named.of(VisitorForm.withFile(request, VisitorFile.SCAN)));
        return back(token, "done");
    }

    /** Before the body is read: nobody else's is. */
    private Visit identified(String token, HttpServletRequest request) {
        var link = link(token);
        var secret = VisitCookie.of(request);
        if (!visits.isVisit(link, secret)) {
            if (!link.state().isOpen()) {
                visits.triedUnknown(link, Visitor.of(request));
            }
            throw new VisitOver();
        }
        return new Visit(link, secret, Visitor.of(request));
    }

    /** Seen by whoever goes back or reloads: the page, and nothing that would be sent again. */
    private static ResponseEntity<Void> back(String token, String place) {
        return ResponseEntity.status(HttpStatus.SEE_OTHER)
                .header(
                        HttpHeaders.LOCATION,
                        URI.create(SigningLink.path(token) + "#" + place).toString())
                .build();
    }
}
