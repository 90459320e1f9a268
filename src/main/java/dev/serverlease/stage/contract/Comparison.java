package dev.serverlease.stage.contract;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.serverlease.lease.Bilingual;
import dev.serverlease.request.Refusal;
import dev.serverlease.request.Refusal.FieldError;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One officer's comparison of a contract signed on paper, answered point by point. Two officers compare, each for
 * themselves: who records the signature, and who seals. Otherwise one person could invent the lessee's signature.
 *
 * @param answers by the point's field
 */
public record Comparison(Map<String, Boolean> answers) {

    private static final ObjectMapper JSON = new ObjectMapper();

    /**
     * @param kind how the lessee signed, as {@link ComparedPoint#of} takes it
     * @param answer to a field; null if it is not answered
     * @param remedy what to do if a point does not hold
     * @throws Refusal with 400 if a point is not answered, 422 if one does not hold; each names its fields
     */
    public static Comparison of(String kind, Function<String, @Nullable Boolean> answer, Bilingual remedy) {
        var given = given(kind, answer);
        var missing = ComparedPoint.of(kind).stream()
                .filter(point -> !given.answers().containsKey(point.field()))
                .map(point -> new FieldError(
                        point.field(),
                        "请比对后回答：" + point.words().zh() + "？ Compare, then answer: "
                                + point.words().en() + "?"))
                .toList();
        if (!missing.isEmpty()) {
            throw new Refusal(400, "请逐项比对后作答。 Compare point by point, and answer each.", missing);
        }
        var wrong = ComparedPoint.of(kind).stream()
                .filter(point -> !Boolean.TRUE.equals(given.answers().get(point.field())))
                .toList();
        if (!wrong.isEmpty()) {
            throw doesNotHold(wrong, remedy);
        }
        return given;
    }

    /** What was answered, however that was. */
    public static Comparison given(String kind, Function<String, @Nullable Boolean> answer) {
        var answers = new LinkedHashMap<String, Boolean>();
        for (var point : ComparedPoint.of(kind)) {
            var said = answer.apply(point.field());
            if (said != null) {
                answers.put(point.field(), said);
            }
        }
        return new Comparison(answers);
    }

    private static Refusal doesNotHold(List<ComparedPoint> wrong, Bilingual remedy) {
        var points = new Bilingual(
                wrong.stream().map(point -> point.words().zh()).collect(Collectors.joining("；")),
                wrong.stream().map(point -> point.words().en()).collect(Collectors.joining("; ")));
        return new Refusal(
                422,
                "比对不符，未予登记。以下各项答为“否”：" + points.zh() + "。" + remedy.zh()
                        + " The paper does not agree and nothing was recorded. Answered with no: " + points.en() + ". "
                        + remedy.en(),
                wrong.stream()
                        .map(point -> new FieldError(
                                point.field(),
                                "比对不符：" + point.words().zh() + "。 Does not hold: "
                                        + point.words().en() + "."))
                        .toList());
    }

    /** As it is kept. */
    public String json() {
        try {
            return JSON.writeValueAsString(answers);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether what was kept answers every point of this kind with yes. */
    static boolean isWhole(@Nullable String kept, String kind) {
        try {
            var answers = kept == null ? JSON.createObjectNode() : JSON.readTree(kept);
            return ComparedPoint.of(kind).stream()
                    .allMatch(point -> answers.path(point.field()).asBoolean(false));
        } catch (JsonProcessingException unreadable) {
            return false;
        }
    }
}
