package dev.serverlease.operation.log;

import ch.qos.logback.classic.spi.ILoggingEvent;
import java.util.regex.Pattern;
import org.springframework.boot.json.JsonWriter;
import org.springframework.boot.logging.structured.StructuredLoggingJsonMembersCustomizer;

/**
 * Hides in JSON lines what the plain ones hide ({@code logging.pattern.console}): a number that may be of an identity
 * card or of a mobile telephone, and an e-mail address. A failure's text may quote them, such as a mail server's.
 */
public class MaskedPersonalData implements StructuredLoggingJsonMembersCustomizer<ILoggingEvent> {

    private static final Pattern PERSONAL = Pattern.compile("(?<![0-9])[0-9]{17}[0-9Xx](?![0-9])"
            + "|(?<![0-9A-Za-z-])(?:[+]?86)?1[3-9][0-9]{9}(?![0-9A-Za-z-])"
            + "|(?<![0-9A-Za-z._+-])[0-9A-Za-z._+-]++@[0-9A-Za-z-]+([.][0-9A-Za-z-]+)*[.][A-Za-z]{2,}");

    @Override
    public void customize(JsonWriter.Members<ILoggingEvent> members) {
        members.applyingValueProcessor(JsonWriter.ValueProcessor.of(String.class, MaskedPersonalData::masked));
    }

    static String masked(String text) {
        return PERSONAL.matcher(text).replaceAll("******");
    }
}
