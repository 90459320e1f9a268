package dev.serverlease.stage.contract.sign;

import dev.serverlease.request.Refusal;
import dev.serverlease.stage.contract.link.LinkTable;
import dev.serverlease.stage.contract.link.SigningLink;
import dev.serverlease.stage.contract.link.Visitor;
import dev.serverlease.stage.contract.sign.Visits.Visit;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.util.Map;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/**
 * 签署页面: the lessee's page, without an account and without a script. What it shows changes nothing; each step is a form,
 * answered by the way back to the page or by what was wrong ({@link SignErrors}).
 */
@Controller
@Hidden
@RequestMapping("/sign/{token}")
class SignController extends SignErrors {

    private static final int LONGEST_REASON = 1000;
    private static final int LONGEST_NAME = 100;

    private final Introductions introductions;
    private final Readings readings;
    private final Signings signings;
    private final Visits visits;

    SignController(
            LinkTable links,
            SignPage page,
            Introductions introductions,
            Readings readings,
            Signings signings,
            Visits visits) {
        super(links, page);
        this.introductions = introductions;
        this.readings = readings;
        this.signings = signings;
        this.visits = visits;
    }

    @GetMapping
    String page(@PathVariable String token, HttpServletRequest request, Model model) {
        model.addAttribute("token", token);
        model.addAttribute("view", page.view(link(token), VisitCookie.of(request)));
        model.addAttribute("consent", Consent.SENTENCE);
        model.addAttribute("given", Map.of());
        return "sign";
    }

    @PostMapping("/name")
    ResponseEntity<Void> name(@PathVariable String token, HttpServletRequest request) throws IOException {
        var link = link(token);
        var said = VisitorForm.of(request).submission();
        said.problems()
                .name("name", "姓名", LONGEST_NAME)
                .written("numberEnd", "证件号码或者统一社会信用代码的后四位", "[0-9A-Za-z０-９Ａ-Ｚａ-ｚ]{4}", "002X")
                .required("name", "姓名", LONGEST_NAME)
                .refuseIfAny();
        refuse(introductions.name(link, said.text("name"), said.text("numberEnd"), Visitor.of(request)), true);
        return back(token, "code");
    }

    @PostMapping("/code")
    ResponseEntity<Void> code(@PathVariable String token, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        var link = link(token);
        var said = VisitorForm.of(request).submission();
        said.problems().required("code", "验证码", 20).refuseIfAny();
        var answer = introductions.code(link, said.text("code"), Visitor.of(request));
        refuse(answer.result(), false);
        if (answer.secret() != null) {
            VisitCookie.set(response, token, answer.secret(), request.isSecure());
        }
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
        readings.ask(visit, said.text("clause"), said.text("question"));
        return back(token, "marked");
    }

    @PostMapping("/consent")
    ResponseEntity<Void> consent(@PathVariable String token, HttpServletRequest request) throws IOException {
        var visit = identified(token, request);
        readings.consent(visit, VisitorForm.of(request).text("consent").equals("yes"));
        return back(token, "sign");
    }

    @PostMapping("/signature")
    ResponseEntity<Void> sign(@PathVariable String token, HttpServletRequest request) {
        signings.sign(identified(token, request));
        return back(token, "done");
    }

    @PostMapping("/upload")
    ResponseEntity<Void> upload(@PathVariable String token, HttpServletRequest request) throws IOException {
        var visit = identified(token, request);
        signings.accept(visit, handedIn(visit, request));
        return back(token, "done");
    }

    /** A file that is refused unread is an attempt too. */
    private byte[] handedIn(Visit visit, HttpServletRequest request) throws IOException {
        try {
            return SignedFile.of(VisitorForm.withFile(request));
        } catch (Refusal refusal) {
            signings.refused(visit, refusal);
            throw refusal;
        }
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
        signings.forward(visit, Forwardings.Named.of(VisitorForm.withFile(request)));
        return back(token, "done");
    }

    private SigningLink link(String token) {
        return links.byToken(token).orElseThrow(NoSuchLink::new);
    }

    /** Before the body is read: nobody else's is. */
    private Visit identified(String token, HttpServletRequest request) {
        var link = link(token);
        var secret = VisitCookie.of(request);
        if (!visits.isVisit(link, secret)) {
            if (!link.state().isOpen()) {
                visits.actUnknown(link, Visitor.of(request), (lease, open) -> true);
            }
            throw new VisitOver();
        }
        return new Visit(link, secret, Visitor.of(request));
    }

    private static void refuse(Introductions.Result result, boolean byName) {
        switch (result) {
            case DONE -> {
                // goes on
            }
            case TOO_SOON ->
                throw new Refusal(
                        429,
                        "验证码刚刚已经发出，请稍候；没有收到的，30 秒后再试。 A code has just gone out; if none comes, try again in 30 seconds.");
            case LOCKED ->
                throw new Refusal(
                        403,
                        "输错次数过多，此链接已锁定。请联系出租人的合同管理员重新发出链接。 Too many wrong answers, and the link is locked. Ask the lessor's"
                                + " contract officer for a new one.");
            case WRONG ->
                throw new Refusal(
                        422,
                        byName
                                ? "姓名或者号码后四位与申请所列签署人不一致，请核对。 Name or number are not those of the signer applied for; check them."
                                : "验证码不正确，或者已过 10 分钟。 The code is wrong, or older than 10 minutes.");
        }
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
