package dev.serverlease.stage.application;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BigIntegerNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import dev.serverlease.request.Refusal;
import dev.serverlease.request.Refusal.FieldError;
import dev.serverlease.words.ApplicationFields;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.RequestContextHolder;

/**
 * Turns sent content into an application, or rejects it with an error for each invalid field. The only validation, for
 * all doors.
 */
@Component
public class ApplicationReader {

    private static final String READ = ApplicationReader.class.getName();

    /** Far more than an application needs, far less than would do harm. */
    private static final int MOST_CHARACTERS = 200_000;

    private static final Pattern AMOUNT = Pattern.compile("(0|[1-9][0-9]{0,14})(\\.[0-9]{1,2})?");

    private static final ObjectMapper STRICT = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(20)
                            .maxNumberLength(30)
                            .build())
                    .build())
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS.mappedFeature())
            .build();

    private final JsonSchema schema;
    private final FieldMessages messages = new FieldMessages();

    ApplicationReader() {
        try (var text = new ClassPathResource("schema/application.schema.json").getInputStream()) {
            schema = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                    .getSchema(
                            text,
                            SchemaValidatorsConfig.builder()
                                    .formatAssertionsEnabled(true)
                                    .build());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Reads and validates sent content. A second call with the same text in the same request (the engine's listener
     * after the door) returns the first result; outside a request the text is always validated.
     *
     * @throws Refusal with 400 and each invalid field with its remedy
     */
    public Application read(String text) {
        var request = RequestContextHolder.getRequestAttributes();
        if (request == null) {
            return consistent(text);
        }
        if (request.getAttribute(READ, RequestAttributes.SCOPE_REQUEST) instanceof Read read
                && read.text().equals(text)) {
            return read.application();
        }
        var application = consistent(text);
        request.setAttribute(READ, new Read(text, application), RequestAttributes.SCOPE_REQUEST);
        return application;
    }

    /** What this request has read, and the text it was read from. */
    private record Read(String text, Application application) {}

    private Application consistent(String text) {
        var application = validated(text);
        refuseIfAny(AgreedSums.in(application.content()));
        return application;
    }

    /** Valid member by member; whether a change of some contradicts the rest is told when its agreement is written. */
    Application validated(String text) {
        var root = parse(text);
        refuseIfAny(UnstorableValues.in(root));
        tidy(root, "");
        Answers.tidy(root);
        refuseIfAny(messages.of(schema.validate(root)));
        refuseIfAny(PrintedWords.in(root));
        refuseIfAny(Contradictions.in(root));
        Contradictions.settleNone(root);
        refuseIfAny(Contradictions.inPeriods(root));
        return Application.of(root);
    }

    private void refuseIfAny(List<FieldError> errors) {
        if (!errors.isEmpty()) {
            throw new Refusal(
                    400,
                    "申请未被受理，未保存任何内容；请按下列提示更正后重新提交。"
                            + " The application was not accepted and nothing was stored; correct the fields below and send it again.",
                    messages.named(errors));
        }
    }

    private static ObjectNode parse(String text) {
        if (text.length() > MOST_CHARACTERS) {
            throw notJson("申请内容过大。 The application is too large.");
        }
        try {
            if (STRICT.readTree(text) instanceof ObjectNode object) {
                return object;
            }
            throw notJson("申请应当是一个 JSON 对象。 The application must be one JSON object.");
        } catch (JsonProcessingException e) {
            var at = e.getLocation();
            var place = at == null
                    ? ""
                    : "（第 " + at.getLineNr() + " 行第 " + at.getColumnNr() + " 列 line " + at.getLineNr() + ", column "
                            + at.getColumnNr() + "）";
            var twice = String.valueOf(e.getOriginalMessage()).startsWith("Duplicate field");
            throw notJson(
                    twice
                            ? "同一项出现了两次" + place + "，请各保留一项。 A member is given twice; keep one."
                            : "不是有效的 JSON" + place
                                    + "，请检查逗号、引号和括号。 Not valid JSON; check commas, quotes and brackets.");
        }
    }

    private static Refusal notJson(String message) {
        return new Refusal(
                400,
                "申请未被受理，未保存任何内容。 The application was not accepted and nothing was stored. " + message,
                List.of(new FieldError("", message)));
    }

    /** Removes null, "" and empty lists: they count as absent. Amounts become decimal strings, texts are trimmed. */
    private void tidy(ObjectNode object, String path) {
        var fields = object.properties().iterator();
        while (fields.hasNext()) {
            var field = fields.next();
            var value = field.getValue();
            var kind = kind(path + field.getKey());
            if (value instanceof ObjectNode inner) {
                tidy(inner, path + field.getKey() + ".");
            } else if (value instanceof ArrayNode array) {
                removeBlank(array);
                array.forEach(item -> {
                    if (item instanceof ObjectNode inner) {
                        tidy(inner, path + field.getKey() + ".");
                    }
                });
            } else if (value.isTextual() && kind.equals("terms")) {
                field.setValue(terms(object, value.asText()));
            } else if (value.isTextual() && kind.equals("texts")) {
                // forms cannot send a list of free texts: they send one text, split here at commas and line breaks
                field.setValue(split(object, value.asText()));
            } else if (value.isTextual()) {
                field.setValue(TextNode.valueOf(value.asText().strip()));
            } else if (value.isNumber() && kind.equals("amount")) {
                field.setValue(amount(value.decimalValue()));
            } else if (value.isNumber() && isWhole(value)) {
                field.setValue(whole(value.decimalValue().toBigIntegerExact()));
            }
            if (kind.equals("amount")
                    && AMOUNT.matcher(field.getValue().asText()).matches()) {
                field.setValue(amount(new BigDecimal(field.getValue().asText())));
            }
            if (isAbsent(field.getValue())) {
                fields.remove();
            }
        }
    }

    private static String kind(String path) {
        return ApplicationFields.current()
                .member(path)
                .map(ApplicationFields.Member::kind)
                .orElse("");
    }

    /** In cents, so that 18000, 18000.0 and "18000.00" are one amount; the schema rejects more decimals. */
    private static TextNode amount(BigDecimal value) {
        return TextNode.valueOf((value.stripTrailingZeros().scale() <= 2 ? value.setScale(2) : value).toPlainString());
    }

    private static JsonNode whole(BigInteger value) {
        return value.bitLength() < Integer.SIZE ? IntNode.valueOf(value.intValue()) : BigIntegerNode.valueOf(value);
    }

    private static ArrayNode split(ObjectNode factory, String text) {
        var items = factory.arrayNode();
        Arrays.stream(text.split("[,，、;；\\n]"))
                .map(String::strip)
                .filter(item -> !item.isEmpty())
                .forEach(items::add);
        return items;
    }

    /** A term a line, with English after a bar where somebody wrote it. */
    private static ArrayNode terms(ObjectNode factory, String text) {
        var terms = factory.arrayNode();
        text.lines().map(String::strip).filter(line -> !line.isEmpty()).forEach(line -> {
            var parts = line.split("[|｜]", 2);
            var term = terms.addObject().put("zh", parts[0].strip());
            if (parts.length > 1 && !parts[1].isBlank()) {
                term.put("en", parts[1].strip());
            }
        });
        return terms;
    }

    private static void removeBlank(ArrayNode array) {
        var items = array.iterator();
        while (items.hasNext()) {
            if (isAbsent(items.next())) {
                items.remove();
            }
        }
    }

    private static boolean isWhole(JsonNode number) {
        return number.decimalValue().stripTrailingZeros().scale() <= 0
                && number.decimalValue().precision() < 30;
    }

    private static boolean isAbsent(JsonNode value) {
        return value.isNull()
                || (value.isTextual() && value.asText().isBlank())
                || (value.isArray() && value.isEmpty());
    }
}
