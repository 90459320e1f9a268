package dev.serverlease.papercheck;

import dev.serverlease.access.door.VisitorBody;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;

/**
 * 文件核对: whoever holds a paper of ours asks whether its number and its digest belong together, and whether to rely on
 * it. Public: to whoever has not both it tells nothing, not even whether a number exists; and it never says whose paper
 * it is, nor what stands in it.
 */
@Controller
@Hidden
@RequestMapping("/v/{number}")
class PaperCheckController {

    /** With a space after each of 64 digits, and what stands before them. */
    private static final int LONGEST = 200;

    private static final Pattern NUMBER = Pattern.compile("[A-Z0-9][A-Z0-9-]{0,39}");
    private static final Pattern MARK = Pattern.compile("[0-9a-f]{16}");

    private final PaperMarks marks;
    private final Clock clock;

    PaperCheckController(PaperMarks marks, Clock clock) {
        this.marks = marks;
        this.clock = clock;
    }

    /** What the comparison gave, for the page. */
    enum Answer {
        TOGETHER,
        NOT_TOGETHER,
        UNREADABLE
    }

    @GetMapping
    String page(@PathVariable String number, Model model) {
        model.addAttribute("number", shown(number));
        model.addAttribute("given", "");
        return "paper-check";
    }

    @PostMapping
    ModelAndView compare(@PathVariable String number, HttpServletRequest request) throws IOException {
        var given = digits(sent(VisitorBody.form(request).text()));
        var standings = MARK.matcher(given).matches()
                ? marks.of(number.toUpperCase(Locale.ROOT), given)
                : List.<PaperStanding>of();
        var answer = answer(given, standings);
        var page =
                new ModelAndView("paper-check", answer == Answer.UNREADABLE ? HttpStatus.BAD_REQUEST : HttpStatus.OK);
        page.addObject("number", shown(number));
        page.addObject("given", given);
        page.addObject("answer", answer.name());
        page.addObject(
                "standings",
                standings.stream()
                        .map(standing -> standing.words(clock.getZone()))
                        .toList());
        return page;
    }

    private static Answer answer(String given, List<PaperStanding> standings) {
        if (!MARK.matcher(given).matches()) {
            return Answer.UNREADABLE;
        }
        return standings.isEmpty() ? Answer.NOT_TOGETHER : Answer.TOGETHER;
    }

    /** What is no number of ours is not shown again. */
    private static String shown(String number) {
        var upper = number.toUpperCase(Locale.ROOT);
        return NUMBER.matcher(upper).matches() ? upper : "";
    }

    private static String sent(String form) {
        return Stream.of(form.split("&"))
                .filter(pair -> pair.startsWith("digest="))
                .map(pair -> pair.substring("digest=".length()))
                .map(PaperCheckController::decoded)
                .findFirst()
                .orElse("");
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException malformed) {
            return "";
        }
    }

    /** As people copy it: in capitals, with spaces, full-width or all 64 digits. */
    private static String digits(String given) {
        if (given.length() > LONGEST) {
            // before it is read: a long run of accents alone costs seconds
            return "";
        }
        var plain = Normalizer.normalize(given, Normalizer.Form.NFKC)
                .toLowerCase(Locale.ROOT)
                .replaceAll("\\s+", "")
                .replaceFirst("^.*#", "");
        return plain.substring(0, Math.min(plain.length(), plain.length() == 64 ? 16 : 40));
    }
}
