package dev.serverlease.access.gate;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.serverlease.access.door.KeptBody;
import dev.serverlease.access.door.RequestPath;
import dev.serverlease.access.problem.Outages;
import dev.serverlease.access.problem.Problems;
import dev.serverlease.database.Outage;
import dev.serverlease.journal.LeasesConcerned;
import dev.serverlease.request.Refusal;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.WebUtils;

/**
 * The engine's REST answers 500 to many client errors, such as a missing member or an unknown task. Here they become
 * 400, also where a query is wrong ({@link WrongQuery}), and what our own listeners and delegates refuse is answered as
 * they said, and an outage of the database as that, whichever status the engine gave it; an administrator's jump to
 * where the process cannot go on is 409; server errors stay 500, with a line in the log that says of which lease.
 * Whoever opens an address in a browser gets a page.
 */
public class EngineFaults extends OncePerRequestFilter {

    private static final Set<String> OF_THE_SENDER = Set.of(
            "NullPointerException",
            "NullValueException",
            "InvalidRequestException",
            "NotFoundException",
            "NotValidException",
            "ClassCastException",
            "IllegalArgumentException",
            "NumberFormatException",
            "JsonMappingException",
            "UnsupportedOperationException");

    private static final Pattern SAYS_SO = Pattern.compile(
            "(is|are) (null|empty|invalid)|n't exist|not exist|[Cc]annot find|No \\w+ (were |was )?found");

    private static final Pattern JUMP = Pattern.compile("/process-instance/[^/]+/modification|/modification/execute");
    private static final Pattern START = Pattern.compile("/process-definition/.+/start");
    private static final String SOMEWHERE = "\"startInstructions\"";

    private static final Logger LOG = LoggerFactory.getLogger(EngineFaults.class);

    private static final ObjectMapper JSON = new ObjectMapper();

    private final LeasesConcerned leases;

    public EngineFaults(LeasesConcerned leases) {
        this.leases = leases;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !RequestPath.below("/engine-rest", "/camunda/api").matches(request);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var answer = new EngineAnswer(response);
        chain.doFilter(request, answer);
        if (!answer.hasFailed()) {
            return;
        }
        boolean serverError = answer.getStatus() == HttpServletResponse.SC_INTERNAL_SERVER_ERROR;
        boolean writes = !Outages.isRead(request);
        if (serverError) {
            WrongQuery.in(request, answer.text()).ifPresent(wrong -> EngineFailure.note(wrong, request));
        }
        var refusal = serverError ? EngineFailure.refusal(request) : EngineFailure.outage(request);
        if (refusal.isPresent()) {
            EngineFailure.of(request).filter(Outage.HELD::is).ifPresent(held -> Outages.log(held, request));
            answer.resetBuffer();
            Problems.write(response, refusal.get());
            return;
        }
        if (serverError && writes) {
            if (isTheSenders(answer.text())) {
                answer.setStatus(HttpServletResponse.SC_BAD_REQUEST);
            } else {
                log(request);
                if (isJump(request)) {
                    answer.resetBuffer();
                    Problems.write(response, notThere(EngineFailure.of(request)));
                    return;
                }
            }
        }
        if (Problems.isPage(request)) {
            answer.resetBuffer();
            Problems.answer(request, response, answer.refusal(request));
            return;
        }
        answer.passOn();
    }

    /** Whether an administrator puts an instance somewhere: what is missing there is no failure of the product. */
    private static boolean isJump(HttpServletRequest request) {
        var path = EnginePath.of(request);
        return JUMP.matcher(path).matches()
                || (START.matcher(path).matches() && bodyOf(request).contains(SOMEWHERE));
    }

    /** @param failure of a check of ours, whose text is for administrators, or of something else, whose text is not */
    private static Refusal notThere(Optional<Throwable> failure) {
        var why = Stream.iterate(failure.orElse(null), Objects::nonNull, Throwable::getCause)
                .filter(cause -> cause.getClass() == IllegalStateException.class && cause.getCause() == null)
                .map(Throwable::getMessage)
                .findFirst();
        return new Refusal(
                409,
                "未作此改动，未保存任何内容：流程不能从该处继续，所需的事实尚无记录。 Not done and nothing was stored: the process cannot go on from there,"
                        + " what it needs is not on record. "
                        + why.orElse("请核对所选的位置。 Check the place."));
    }

    /** The stack trace is in the engine's own entry before this one, which does not say of which lease it is. */
    private void log(HttpServletRequest request) {
        var path = RequestPath.of(request);
        LOG.error(
                "{} {} failed, lease {}: {}",
                request.getMethod(),
                path,
                concerned(path, bodyOf(request)),
                EngineFailure.of(request).map(Throwable::toString).orElse("see the entry before"));
    }

    private static String bodyOf(HttpServletRequest request) {
        var body = WebUtils.getNativeRequest(request, KeptBody.class);
        return body == null ? "" : body.text();
    }

    private List<String> concerned(String path, String body) {
        try {
            return leases.of(path, body);
        } catch (DataAccessException | TransactionException gone) {
            return List.of(); // what failed is the database, probably
        }
    }

    private static boolean isTheSenders(byte[] body) {
        try {
            var answer = JSON.readTree(body);
            return OF_THE_SENDER.contains(answer.path("type").asText())
                    || SAYS_SO.matcher(answer.path("message").asText()).find();
        } catch (IOException noJson) {
            return false;
        }
    }
}
