package dev.serverlease.operation.log;

import ch.qos.logback.classic.spi.ILoggingEvent;
import java.util.regex.Pattern;
import org.springframework.boot.json.JsonWriter;
import org.springframework.boot.logging.structured.StructuredLoggingJsonMembersCustomizer;

/**
 * Hides in JSON lines what the plain ones hide ({@code logging.pattern.console}): a number that may be of an identity
 * card.
 */
public class MaskedNumbers implements StructuredLoggingJsonMembersCustomizer<ILoggingEvent> {

    private static final Pattern CARD = Pattern.compile("(?<![0-9])[0-9]{17}[0-9Xx](?![0-9])");

    @Override
    public void customize(JsonWriter.Members<ILoggingEvent> members) {
        members.applyingValueProcessor(JsonWriter.ValueProcessor.of(String.class, MaskedNumbers::masked));
    }

    static String masked(String text) {
        return CARD.matcher(text).replaceAll("******");
    }
}
