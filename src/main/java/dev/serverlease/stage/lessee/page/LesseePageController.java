package dev.serverlease.stage.lessee.page;

import dev.serverlease.access.door.VisitorFile;
import dev.serverlease.request.Refusal;
import dev.serverlease.stage.lessee.link.LesseeKind;
import dev.serverlease.stage.lessee.link.LesseeLink;
import dev.serverlease.stage.lessee.link.LesseeLinkTable;
import dev.serverlease.stage.lessee.word.LesseeEndChoice;
import dev.serverlease.stage.lessee.word.LesseeObjections;
import dev.serverlease.stage.lessee.word.LesseeReports;
import dev.serverlease.visit.Introductions;
import dev.serverlease.visit.VisitCookie;
import dev.serverlease.visit.Visitor;
import dev.serverlease.visit.VisitorForm;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/**
 * 承租人页面: where the lessee reads what it is owed and owes, objects, and reports on the use; without an account and
 * without a script. What it shows changes nothing; each act is a form, answered by the way back to the page or by what
 * was wrong.
 */
@Controller
@Hidden
@RequestMapping("/lessee/{token}")
class LesseePageController extends LesseeErrors {

    private static final String KEY = "[A-Za-z0-9_-]{8,100}";

    private final Introductions introductions;
    private final LesseeKind kind;
    private final LesseeObjections objections;
    private final LesseeReports reports;
    private final LesseeEndChoice endChoice;

    LesseePageController(
            LesseeLinkTable links,
            LesseeVisits visits,
            Introductions introductions,
            LesseeKind kind,
            LesseeObjections objections,
            LesseeReports reports,
            LesseeEndChoice endChoice) {
        super(links, visits);
        this.introductions = introductions;
        this.kind = kind;
        this.objections = objections;
        this.reports = reports;
        this.endChoice = endChoice;
    }

    @GetMapping
    ModelAndView show(
            @PathVariable String token,
            @RequestParam(name = "key", required = false) @Nullable String key,
            @RequestParam(name = "received", required = false) @Nullable String received,
            HttpServletRequest request) {
        // the way back from an unknown outcome: what is written there again is the same
        var page = page(token, request).addObject("sentKey", key);
        if (received != null && received.matches(KEY)) {
            var number = link(token).leaseNumber();
            page.addObject("reportAt", reports.receivedAt(number, received).orElse(null));
            page.addObject(
                    "objectionAt", objections.receivedAt(number, received).orElse(null));
        }
        return page;
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
        VisitCookie.set(response, LesseeLink.path(token), secret, request.isSecure());
        return back(token, "state");
    }

    @PostMapping("/objections")
    ResponseEntity<Void> object(@PathVariable String token, HttpServletRequest request) throws IOException {
        var visit = identified(token, request);
        var form = withFile(visit, request);
        visits.act(visit, form, objections::object);
        return received(token, form);
    }

    @PostMapping("/use-reports")
    ResponseEntity<Void> report(@PathVariable String token, HttpServletRequest request) throws IOException {
        var visit = identified(token, request);
        var form = withFile(visit, request);
        visits.act(visit, form, reports::report);
        return received(token, form);
    }

    /** After a late hand-over the last day stays as agreed. */
    @PostMapping("/end-choice")
    ResponseEntity<Void> keepEnd(@PathVariable String token, HttpServletRequest request) throws IOException {
        var visit = identified(token, request);
        visits.act(visit, VisitorForm.of(request), endChoice::choose);
        return back(token, "end-choice");
    }

    /** The visit is over before its time, as on a computer that others use. */
    @PostMapping("/leaving")
    ResponseEntity<Void> leave(@PathVariable String token, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        var visit = identified(token, request);
        visits.leave(visit, VisitorForm.of(request), links);
        VisitCookie.end(response, LesseeLink.path(token), request.isSecure());
        return back(token, "");
    }

    /** A file that is refused unread is an attempt too. */
    private VisitorForm withFile(LesseeVisits.Visit visit, HttpServletRequest request) throws IOException {
        try {
            return VisitorForm.withFile(request, VisitorFile.SCAN);
        } catch (Refusal refusal) {
            visits.refused(visit, refusal);
            throw refusal;
        }
    }

    /** The page says that it came, where the browser jumps to. */
    private static ResponseEntity<Void> received(String token, VisitorForm form) {
        return seeOther(LesseeLink.path(token) + "?received=" + form.text("key") + "#received");
    }

    /** Seen by whoever goes back or reloads: the page, and nothing that would be sent again. */
    private static ResponseEntity<Void> back(String token, String place) {
        return seeOther(LesseeLink.path(token) + (place.isEmpty() ? "" : "#" + place));
    }

    private static ResponseEntity<Void> seeOther(String address) {
        return ResponseEntity.status(HttpStatus.SEE_OTHER)
                .header(HttpHeaders.LOCATION, URI.create(address).toString())
                .build();
    }
}
