package dev.serverlease.risknote;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.serverlease.lease.AuditTrail;
import dev.serverlease.lease.CanonicalJson;
import dev.serverlease.lease.Lease;
import dev.serverlease.people.Actor;
import dev.serverlease.people.VisibleLeases;
import dev.serverlease.process.LeaseCommands;
import dev.serverlease.request.Refusal;
import dev.serverlease.words.PageTime;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collections;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;

/**
 * 风险提示书: the note as data and as a page to be printed, for whoever may see the lease. That it was issued, by whom and
 * in which words, is evidence of the lease; the same words issued again by the same person add nothing.
 */
@Controller
@Tag(name = "租赁 Leases")
class RiskNoteController {

    private static final String ISSUED = "RISK_NOTE_ISSUED";
    private static final String BOTH = "both";
    private static final Set<String> LANGUAGES = Set.of("zh", "en", BOTH);

    private final VisibleLeases visible;
    private final LeaseCommands commands;
    private final RiskNotes notes;
    private final AuditTrail audit;
    private final ObjectMapper json;
    private final Actor actor;
    private final Clock clock;

    RiskNoteController(
            VisibleLeases visible,
            LeaseCommands commands,
            RiskNotes notes,
            AuditTrail audit,
            ObjectMapper json,
            Actor actor,
            Clock clock) {
        this.visible = visible;
        this.commands = commands;
        this.notes = notes;
        this.audit = audit;
        this.json = json;
        this.actor = actor;
        this.clock = clock;
    }

    /** @param digest SHA-256 of the note in canonical JSON, as the lease's evidence keeps it */
    record Issued(RiskNote note, String digest) {}

    @GetMapping("/api/leases/{number}/risk-note")
    @ResponseBody
    @Operation(
            summary =
                    "承租人的风险提示书：审查了什么、发现什么、法律后果、如何处理；出具记入办理经过"
                            + " The lessee's risk note: what was examined, found, what it means, what to do; its issue is recorded")
    Issued note(@PathVariable String number) {
        visible.get(number, actor.person());
        return commands.locked(number, this::issue);
    }

    /** @param lang of the page: zh, en or both; without it the browser's, and both where that asks for neither */
    @GetMapping("/desk/leases/{number}/risk-note")
    String page(
            @PathVariable String number,
            @RequestParam(required = false) @Nullable String lang,
            HttpServletRequest request,
            Model model) {
        if (lang != null && !LANGUAGES.contains(lang)) {
            throw new Refusal(400, "语言（lang）只能是 zh、en 或者 both。 The language (lang) is zh, en or both.");
        }
        var language = lang == null ? language(request) : lang;
        var issued = note(number);
        model.addAttribute("zh", !language.equals("en"));
        model.addAttribute("en", !language.equals("zh"));
        model.addAttribute("times", times(language));
        model.addAttribute("note", issued.note());
        model.addAttribute("digest", issued.digest());
        model.addAttribute("today", LocalDate.now(clock));
        return "risk-note";
    }

    private Issued issue(Lease lease) {
        var note = notes.of(lease);
        var digest = CanonicalJson.digest(CanonicalJson.of(write(note)));
        var person = actor.name();
        boolean known = audit.of(lease.number()).stream()
                .anyMatch(step ->
                        step.action().equals(ISSUED) && step.actor().equals(person) && digest.equals(step.digest()));
        if (!known) {
            audit.record(lease.number(), person, ISSUED, Map.of("round", lease.round()), digest);
        }
        return new Issued(note, digest);
    }

    private String write(RiskNote note) {
        try {
            return json.writeValueAsString(note);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private PageTime times(String language) {
        return language.equals(BOTH)
                ? PageTime.both(clock.getZone())
                : PageTime.of(Locale.forLanguageTag(language), clock.getZone());
    }

    private static String language(HttpServletRequest request) {
        return request.getHeader(HttpHeaders.ACCEPT_LANGUAGE) == null
                ? BOTH
                : Collections.list(request.getLocales()).stream()
                        .map(Locale::getLanguage)
                        .filter(LANGUAGES::contains)
                        .findFirst()
                        .orElse(BOTH);
    }
}
