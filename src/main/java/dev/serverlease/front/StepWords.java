package dev.serverlease.front;

import com.fasterxml.jackson.databind.JsonNode;
import dev.serverlease.lease.Bilingual;
import dev.serverlease.lease.EndReason;
import dev.serverlease.lease.LeaseStage;
import dev.serverlease.lease.Party;
import dev.serverlease.words.ModelNames;
import dev.serverlease.words.PageTime;
import dev.serverlease.words.Word;
import dev.serverlease.words.Words;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** The steps of the audit trail for people: what each is called, and what was noted with it, without a code. */
@Component
class StepWords {

    private static final String STAGE = "STAGE_";

    private static final Pattern INSTANT = Pattern.compile("\\d{4}-\\d{2}-\\d{2}T[0-9:.]+Z");

    /** The members of a detail that hold a code, and its kind. */
    private static final Map<String, String> KINDS = Map.of(
            "answer", "not-terminated",
            "payer", "payer",
            "purpose", "attachment-kind",
            "effect", "duty-effect");

    /** Said by the step's own name, or only for operators, who find it in their journal. */
    private static final Set<String> UNSAID = Set.of("how", "timer", "method", "door");

    String of(String action) {
        return action.startsWith(STAGE)
                ? "进入" + LeaseStage.valueOf(action.substring(STAGE.length())).label()
                : Words.step(action).map(Word::both).orElse(action);
    }

    /** The display name of a lease's end. */
    static String of(EndReason reason) {
        return Words.of("end-reason", reason).both();
    }

    /** What people wrote in a step's detail, and words and the reader's times for what the product wrote. */
    String detail(String action, JsonNode detail, PageTime times) {
        return detail.properties().stream()
                .filter(member -> !UNSAID.contains(member.getKey()))
                .filter(member -> member.getValue().isTextual())
                .map(member -> said(action, member.getKey(), member.getValue().asText(), times))
                .filter(text -> !text.isBlank())
                .collect(Collectors.joining(" · "));
    }

    private static String said(String action, String member, String text, PageTime times) {
        if (INSTANT.matcher(text).matches()) {
            var at = Instant.parse(text);
            return member.equals("at") ? times.minute(at) : times.deadline(at);
        }
        if (member.equals("task")) {
            return ModelNames.of(text).orElse(Words.of("task", text)).both();
        }
        if (member.equals("by")) {
            return Party.valueOf(text).label();
        }
        if (member.equals("kind")) {
            return Words.ofFact("contract.signatureKind", text).map(Word::both).orElse(text);
        }
        if (member.equals("ground") && action.equals("TERMINATION_REQUESTED")) {
            return Words.of("termination-ground", text).both();
        }
        var kind = KINDS.get(member);
        return kind == null ? Bilingual.of(text).both() : Words.of(kind, text).both();
    }
}
