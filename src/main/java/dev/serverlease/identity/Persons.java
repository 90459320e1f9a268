package dev.serverlease.identity;

import com.fasterxml.jackson.databind.JsonNode;
import dev.serverlease.law.facts.Verification.Subject;
import dev.serverlease.lease.CanonicalJson;
import java.text.Normalizer;
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
        return subject == Subject.LESSEE
                ? CanonicalJson.digest(body(lessee))
                : digest(
                        subject.name(),
                        body(lessee),
                        text(lessee, "signerName"),
                        text(lessee, "signerIsLegalRep"),
                        text(lessee, "poaRef"));
    }

    /**
     * Who signs for the lessee though the application names somebody else, or another authority: with another letter of
     * authority the power is another one too.
     */
    public static String signatory(JsonNode application, String name, String authority) {
        return digest("SIGNATORY", body(application.path("lessee")), plain(name), plain(authority));
    }

    /** Whether both name the same signer, by the same authority. */
    public static boolean isSameSigner(JsonNode one, JsonNode other) {
        return Stream.of("signerName", "signerIsLegalRep", "poaRef")
                .allMatch(member -> text(one.path("lessee"), member).equals(text(other.path("lessee"), member)));
    }

    private static String body(JsonNode lessee) {
        var body = Stream.of("kind", "name", "idType", "idNo", "uscc")
                .map(member -> text(lessee, member))
                .collect(Collectors.joining(BETWEEN));
        return text(lessee, "idNo").isEmpty() && text(lessee, "uscc").isEmpty()
                ? body + BETWEEN + text(lessee, "domicile")
                : body;
    }

    private static String digest(String... parts) {
        return CanonicalJson.digest(String.join(BETWEEN, parts));
    }

    /** A name however it was typed: blanks, width and case make no other person. */
    public static String plain(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC)
                .replaceAll("[\\s\\p{Z}]+", "")
                .toUpperCase(Locale.ROOT);
    }

    /** All that an application may be about. */
    static Stream<String> all(JsonNode application) {
        return Arrays.stream(Subject.values()).map(subject -> of(subject, application));
    }

    private static String text(JsonNode lessee, String member) {
        return lessee.path(member).asText("").strip().toUpperCase(Locale.ROOT);
    }
}
