package dev.serverlease.approval;

import com.fasterxml.jackson.databind.JsonNode;
import dev.serverlease.words.Word;
import dev.serverlease.words.Words;
import java.util.List;
import java.util.stream.StreamSupport;

/**
 * 特别约定: a special term of the contract as sales or an officer wrote it. It is printed as it is.
 *
 * @param content Chinese; English follows in a line of its own where somebody wrote it
 */
public record SpecialTerm(String content, Check check) {

    public enum Check {
        /** Read: it breaches no mandatory law and is fair. */
        CONFIRMED,
        /** The second officer read it: it burdens the lessee, and the contract marks it (Civil Code art. 496). */
        BURDENS,
        /** The second officer read it: it does not burden the lessee. */
        NO_BURDEN;

        public Word words() {
            return Words.of("special-term-check", this);
        }
    }

    /** @param en empty where nobody wrote it */
    public static SpecialTerm of(String zh, String en) {
        return new SpecialTerm(en.isBlank() ? zh.strip() : zh.strip() + "\n" + en.strip(), Check.CONFIRMED);
    }

    /** Those that sales put in an application. */
    public static List<SpecialTerm> applied(JsonNode application) {
        return StreamSupport.stream(application.at("/contract/specialTerms").spliterator(), false)
                .map(term -> of(term.path("zh").asText(), term.path("en").asText("")))
                .toList();
    }

    public String zh() {
        return content.split("\n", 2)[0];
    }

    /** Empty where nobody wrote it. */
    public String en() {
        return content.substring(zh().length()).strip();
    }

    public SpecialTerm read(Check how) {
        return new SpecialTerm(content, how);
    }
}
