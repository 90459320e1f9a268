package dev.serverlease.words;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.serverlease.config.TimeConfiguration;
import dev.serverlease.lease.Bilingual;
import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Locale;
import java.util.Set;
import java.util.function.BinaryOperator;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.RequestContextHolder;

/**
 * A form of a task, and what its view shows, in one language. In a text of ours Chinese stands first, a space, and
 * English; where sentences need more than that, elements of the classes {@code zh} and {@code en} hold one each.
 */
public final class FormLanguage {

    private static final String READER = FormLanguage.class.getName();

    /** The properties of a component that people read. */
    private static final Set<String> SHOWN =
            Set.of("label", "description", "content", "text", "dateLabel", "timeLabel", "placeholder", "title");

    private static final Pattern CHINESE = element("zh");
    private static final Pattern ENGLISH = element("en");
    private static final Pattern PIECE = Pattern.compile("<[^>]*>|\\{\\{.*?}}|[^<{]+|\\{", Pattern.DOTALL);
    private static final Pattern LITERAL = Pattern.compile("\"((?:[^\"\\\\]|\\\\.)*)\"");
    private static final Pattern DAY = Pattern.compile("\\d{4}-\\d\\d-\\d\\d");
    private static final Pattern MINUTE = Pattern.compile("(\\d{4}-\\d\\d-\\d\\d)[ T](\\d\\d:\\d\\d)");
    private static final String MIDNIGHT = "24:00";

    private static final ObjectMapper JSON = new ObjectMapper();

    private final OneLanguage reader;
    private final PageTime times;
    private final Pattern others;

    public FormLanguage(OneLanguage reader) {
        this.reader = reader;
        this.times = PageTime.of(Locale.forLanguageTag(reader.code()), TimeConfiguration.ZONE);
        this.others = reader.zh() ? ENGLISH : CHINESE;
    }

    private static Pattern element(String language) {
        return Pattern.compile(
                "<(span|p|div) class=\"(?:[a-z]+ )?" + language + "\">((?!<\\1[ >]).)*?</\\1>", Pattern.DOTALL);
    }

    /** The schema of a form. @return a copy */
    public JsonNode form(JsonNode schema) {
        return each(schema, "", (property, text) -> SHOWN.contains(property) ? template(text) : text);
    }

    /** Said by the door through which a request reads a form. */
    public static void isReadIn(OneLanguage reader, HttpServletRequest request) {
        request.setAttribute(READER, reader);
    }

    /**
     * What a form shows of a case.
     *
     * @param view makes it, as JSON in both languages
     * @return in the reader's, if the door of the request in hand has said which that is; else in both
     */
    public static String view(Supplier<String> view) {
        var request = RequestContextHolder.getRequestAttributes();
        var reader = request == null ? null : request.getAttribute(READER, RequestAttributes.SCOPE_REQUEST);
        return reader instanceof OneLanguage one ? new FormLanguage(one).read(view) : view.get();
    }

    private String read(Supplier<String> view) {
        try {
            var read = JSON.readTree(Bilingual.only(reader.zh(), view));
            return each(read, "", (property, text) -> date(text)).toString();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A view is no JSON", e);
        }
    }

    private String template(String text) {
        var own = others.matcher(text).replaceAll("");
        return PIECE.matcher(own).replaceAll(found -> Matcher.quoteReplacement(piece(found.group())));
    }

    /** A tag as it is, the texts of an expression each by itself, and of what stands between them the reader's part. */
    private String piece(String piece) {
        if (piece.startsWith("<")) {
            return piece;
        }
        if (piece.startsWith("{{")) {
            return LITERAL.matcher(piece)
                    .replaceAll(found -> Matcher.quoteReplacement("\"" + reader.part(found.group(1)) + "\""));
        }
        var text = piece.strip();
        return text.isEmpty() ? piece : piece.replace(text, reader.part(text));
    }

    /** Dates and times as views write them, as readers of this language do. */
    private String date(String text) {
        if (DAY.matcher(text).matches()) {
            return times.date(LocalDate.parse(text));
        }
        var minute = MINUTE.matcher(text);
        if (!minute.matches()) {
            return text;
        }
        var midnight = LocalDate.parse(minute.group(1)).atStartOfDay(TimeConfiguration.ZONE);
        return minute.group(2).equals(MIDNIGHT)
                ? times.deadline(midnight.plusDays(1))
                : times.minute(midnight.with(LocalTime.parse(minute.group(2))));
    }

    private static JsonNode each(JsonNode node, String property, BinaryOperator<String> read) {
        if (node.isTextual()) {
            return TextNode.valueOf(read.apply(property, node.asText()));
        }
        if (node.isArray()) {
            var array = JSON.createArrayNode();
            node.forEach(one -> array.add(each(one, property, read)));
            return array;
        }
        if (node.isObject()) {
            var object = JSON.createObjectNode();
            node.properties().forEach(one -> object.set(one.getKey(), each(one.getValue(), one.getKey(), read)));
            return object;
        }
        return node;
    }
}
