package dev.serverlease.access.gate;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.serverlease.access.door.RequestPath;
import dev.serverlease.request.Refusal;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ProcessEngineException;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/**
 * A query that the engine cannot answer as it is asked: conditions that exclude one another, a value that a condition
 * does not take. Its REST answers 500 to that, as if something had failed.
 */
final class WrongQuery {

    /** What the engine, or a plug-in of Cockpit's, throws while it takes the conditions, before any command. */
    private static final Set<String> THROWN =
            Set.of("ProcessEngineException", "NotValidException", "NullValueException", "NullPointerException");

    /** Names of code, which help nobody who asks. */
    private static final Pattern OF_CODE = Pattern.compile("Exception|\\w\\.\\w+\\.[A-Z]");

    private static final Pattern CODE_BEFORE = Pattern.compile("^(ENGINE-\\w+ )?(Invalid query usage: )?");

    private static final ObjectMapper JSON = new ObjectMapper();

    private WrongQuery() {}

    /** @param answer the engine's, with 500 */
    static Optional<Refusal> in(HttpServletRequest request, byte[] answer) {
        if (!EngineQueries.reads(request)) {
            return Optional.empty();
        }
        try {
            var told = JSON.readTree(answer);
            boolean wrong = EngineFailure.of(request)
                    .map(WrongQuery::isTheEnginesOwn)
                    .orElseGet(() -> THROWN.contains(told.path("type").asText()));
            return wrong ? Optional.of(refusal(told.path("message").asText())) : Optional.empty();
        } catch (IOException noJson) {
            return Optional.empty();
        }
    }

    /** Whether a request that only reads at the engine's doors fails of this now. */
    static boolean isAskedNow(Throwable failure) {
        return isTheEnginesOwn(failure)
                && RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes asked
                && RequestPath.below("/engine-rest", "/camunda/api").matches(asked.getRequest())
                && EngineQueries.reads(asked.getRequest());
    }

    /** Neither the database is behind it nor code of ours. */
    private static boolean isTheEnginesOwn(Throwable failure) {
        return Stream.iterate(failure, Objects::nonNull, Throwable::getCause)
                .reduce((outer, cause) -> cause)
                .filter(ProcessEngineException.class::isInstance)
                .isPresent();
    }

    private static Refusal refusal(String message) {
        var said = OF_CODE.matcher(message).find()
                ? ""
                : CODE_BEFORE.matcher(message).replaceFirst("");
        return new Refusal(
                400,
                "无法按此请求查询：条件有误或者相互排斥，请改正后再查"
                        + (said.isEmpty() ? "。" : "；原因见末尾引擎的说明。")
                        + " It cannot be read as it is asked: a condition is wrong, or two exclude one another; correct it and"
                        + " ask again."
                        + (said.isEmpty() ? "" : " The engine says: " + said));
    }
}
