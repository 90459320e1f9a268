package dev.serverlease.access.door;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.serverlease.access.problem.Problems;
import dev.serverlease.lease.LeaseStage;
import dev.serverlease.lease.once.KeyedRequest;
import dev.serverlease.lease.once.KeyedRequests;
import dev.serverlease.lease.once.KeyedRequests.Answer;
import dev.serverlease.lease.once.KeyedRequests.Done;
import dev.serverlease.people.Person;
import dev.serverlease.request.Refusal;
import dev.serverlease.request.Refusal.FieldError;
import dev.serverlease.request.RequestKey;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ContentCachingResponseWrapper;

/**
 * Behind sign-in and before the gates: a request that its sender has named, and that is done, is answered and not done
 * again. Where the first answer is not known, the answer says that it is recorded. Attachments are left to their door,
 * which keeps the keys itself.
 */
public class RepeatedRequests extends OncePerRequestFilter {

    private static final Logger LOG = LoggerFactory.getLogger(RepeatedRequests.class);

    private static final Set<String> WRITES = Set.of("POST", "PUT", "DELETE");

    private static final int FIRST_FAILURE = 400;
    private static final int FIRST_OF_OURS = 500;

    /** Longer answers are not kept. */
    private static final int LONGEST = 100_000;

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Function<HttpServletRequest, Optional<Person>> whoAsks;
    private final KeyedRequests requests;

    /** @param whoAsks the person signed in at this door */
    public RepeatedRequests(Function<HttpServletRequest, Optional<Person>> whoAsks, KeyedRequests requests) {
        this.whoAsks = whoAsks;
        this.requests = requests;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !WRITES.contains(request.getMethod())
                || request.getHeader(RequestKey.NAME) == null
                || FrontDoor.takesAttachment(request)
                || KeptBody.isForm(request);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var person = whoAsks.apply(request);
        if (person.isEmpty()) {
            chain.doFilter(request, response);
            return;
        }
        try {
            pass(request, response, chain, person.get());
        } catch (Refusal refusal) {
            Problems.write(response, refusal);
        }
    }

    private void pass(HttpServletRequest request, HttpServletResponse response, FilterChain chain, Person person)
            throws ServletException, IOException {
        var key = RequestKey.of(request.getHeader(RequestKey.NAME));
        var body = SmallBodies.read(request);
        var keyed = new KeyedRequest(
                person.name(),
                String.valueOf(key),
                request.getMethod() + " " + request.getRequestURI(),
                request.getQueryString() + "\n" + body.digest());
        var earlier = requests.find(keyed);
        if (earlier.isPresent()) {
            answerAgain(earlier.get(), keyed, response);
            return;
        }
        keyed.begin(request);
        var held = new ContentCachingResponseWrapper(response);
        chain.doFilter(body, held);
        if (keyed.isKept(request)) {
            settle(keyed, held);
        }
        held.copyBodyToResponse();
    }

    /** The change, if there was one, is committed by now: what is not kept here is answered less fully later. */
    private void settle(KeyedRequest keyed, ContentCachingResponseWrapper held) throws IOException {
        try {
            if (held.getStatus() < FIRST_FAILURE) {
                keep(keyed, held);
                return;
            }
            if (held.getStatus() == HttpServletResponse.SC_SERVICE_UNAVAILABLE) {
                return; // to be sent again; the database that was away is not waited for once more
            }
            var done = requests.find(keyed);
            if (done.isPresent() && !done.get().attempt().equals(keyed.attempt())) {
                // the same request at the same time, which came first
                held.resetBuffer();
                answerAgain(done.get(), keyed, held);
            } else if (held.getStatus() < FIRST_OF_OURS) {
                requests.refused(keyed);
            }
        } catch (Refusal refusal) {
            Problems.write(held, refusal);
        } catch (DataAccessException | TransactionException gone) {
            LOG.warn("The answer to a request with a key was not kept: {}", gone.getMessage());
        }
    }

    private void keep(KeyedRequest keyed, ContentCachingResponseWrapper held) {
        var content = held.getContentAsByteArray();
        var type = held.getContentType();
        var answer = new Answer(
                held.getStatus(),
                type,
                held.getHeader("Location"),
                content.length == 0 ? null : new String(content, StandardCharsets.UTF_8));
        if (content.length == 0) {
            requests.doneWithItsAnswer(keyed, answer);
        } else if (content.length <= LONGEST && type != null && type.contains("json")) {
            requests.answered(keyed, answer);
        }
    }

    private static void answerAgain(Done done, KeyedRequest keyed, HttpServletResponse response) throws IOException {
        if (!done.is(keyed)) {
            var text =
                    "请求标识（Idempotency-Key）已用于另一请求，请换一个。 This Idempotency-Key was used for another request; take a new one.";
            throw new Refusal(409, text, List.of(new FieldError(RequestKey.NAME, text)));
        }
        var answer = Optional.ofNullable(done.answer()).orElseGet(() -> recorded(done));
        response.setStatus(answer.status());
        if (answer.location() != null) {
            response.setHeader("Location", answer.location());
        }
        if (answer.body() != null) {
            var bytes = answer.body().getBytes(StandardCharsets.UTF_8);
            response.setContentType(answer.contentType());
            response.setContentLength(bytes.length);
            response.getOutputStream().write(bytes);
        }
    }

    /** The first answer is lost; the change is not. */
    private static Answer recorded(Done done) {
        var said = new LinkedHashMap<String, @Nullable Object>();
        if (done.stage() != null) {
            said.put("number", done.leaseNumber());
            var stage = LeaseStage.valueOf(done.stage());
            said.put("stage", stage.name());
            said.put("stageName", stage.label());
        }
        said.put("recorded", true);
        said.put("message", "该请求此前已经登记，未重复登记。 This request was recorded before; nothing was recorded twice.");
        return new Answer(
                HttpServletResponse.SC_OK,
                "application/json;charset=UTF-8",
                null,
                JSON.valueToTree(said).toString());
    }
}
