package dev.serverlease.identity;

import com.fasterxml.jackson.databind.JsonNode;
import dev.serverlease.law.facts.Verification.Subject;
import dev.serverlease.lease.CanonicalJson;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Whom an application is about, as a digest: equal for the same person or body, another one as soon as what identifies
 * it is corrected. A verification serves for nobody else.
 */
public final class Persons {

    private static final String BETWEEN = "\n";

    private Persons() {}

    /** @param application as it was submitted */
    public static String of(Subject subject, JsonNode application) {
        var lessee = application.path("lessee");
        var body = Stream.of("kind", "name", "idType", "idNo", "uscc")
                .map(member -> text(lessee, member))
                .collect(Collectors.joining(BETWEEN));
        if (text(lessee, "idNo").isEmpty() && text(lessee, "uscc").isEmpty()) {
            body += BETWEEN + text(lessee, "domicile");
        }
        return CanonicalJson.digest(
                subject == Subject.LESSEE
                        ? body
                        : Stream.of(
                                        subject.name(),
                                        body,
                                        text(lessee, "signerName"),
                                        text(lessee, "signerIsLegalRep"),
                                        text(lessee, "poaRef"))
                                .collect(Collectors.joining(BETWEEN)));
    }

    /** All that an application may be about. */
    static Stream<String> all(JsonNode application) {
        return Arrays.stream(Subject.values()).map(subject -> of(subject, application));
    }

    private static String text(JsonNode lessee, String member) {
        return lessee.path(member).asText("").strip().toUpperCase(Locale.ROOT);
    }
}
