package dev.serverlease.visit;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How the lessee is reached, and by what a person who acts for it is known.
 *
 * @param signer the name of who signs for the lessee, as applied for
 * @param party the lessee's registered name
 * @param numberEnd the last four characters of its credit code or, of an individual, of the identity document
 * @param address for mail, the one for notices if there is one; null if none is known
 * @param telephone null if none is known
 */
public record LesseeContact(
        String signer,
        String party,
        String numberEnd,
        @Nullable String address,
        @Nullable String telephone) {

    private static final int SHOWN_OF_A_NUMBER = 4;

    /** @param lessee the section of this name of an application */
    public static LesseeContact of(JsonNode lessee) {
        var number = Optional.ofNullable(text(lessee, "uscc"))
                .orElse(lessee.path("idNo").asText(""));
        var party = lessee.path("name").asText();
        var forNotices = text(lessee, "noticeEmail");
        return new LesseeContact(
                Objects.requireNonNullElse(text(lessee, "signerName"), party),
                party,
                number.substring(Math.max(0, number.length() - SHOWN_OF_A_NUMBER)),
                forNotices != null ? forNotices : text(lessee, "email"),
                text(lessee, "contactPhone"));
    }

    private static @Nullable String text(JsonNode lessee, String member) {
        var text = lessee.path(member).asText("").strip();
        return text.isEmpty() || lessee.path(member).isNull() ? null : text;
    }
}
