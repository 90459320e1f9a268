package dev.serverlease.access.door;

import dev.serverlease.access.problem.Outages;
import dev.serverlease.access.problem.Problems;
import dev.serverlease.request.Refusal;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.MappingMatch;
import java.io.IOException;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * The first filter of ours, before anybody is signed in. It rejects addresses that two readers could understand
 * differently, contents without a type, and bodies whose declared length is too large. All other bodies stay closed
 * until a door opens them. It reads no body itself. What the filters after it fail of while the database does not serve
 * is answered here.
 */
@Component
@Order(FrontDoor.MEASURED)
class FrontDoor extends OncePerRequestFilter {

    /** What it refuses is measured as well. */
    static final int MEASURED = Ordered.HIGHEST_PRECEDENCE + 2;

    /** Maximum size of a body, in bytes. */
    static final long MOST = 1_000_000;

    /** Maximum size of a register's file or of a lease's attachment, in bytes: a scan of some sixty pages. */
    static final long MOST_OF_A_FILE = 20_000_000;

    private static final Pattern VISITORS_FILES =
            Pattern.compile("/(sign/[^/]+/(upload|representative)|lessee/[^/]+/(objections|use-reports))");
    private static final Pattern REGISTERS = Pattern.compile("/api/registers/[a-z]+");
    private static final Pattern ATTACHMENTS = Pattern.compile("/api/leases/[A-Za-z0-9-]+/attachments");
    private static final Pattern FIRST_SEGMENT = Pattern.compile("/[A-Za-z0-9._-]*(/.*)?");

    private final Predicate<HttpServletRequest> queries;

    /** @param queries which requests only read, though they are sent by POST */
    FrontDoor(Predicate<HttpServletRequest> queries) {
        this.queries = queries;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try {
            check(request);
        } catch (Refusal refusal) {
            Problems.answer(request, response, refusal);
            return;
        }
        try {
            chain.doFilter(new GuardedBody(request, response), response);
        } catch (RuntimeException | ServletException failure) {
            boolean reads = Outages.isRead(request) || queries.test(request);
            var answer = Outages.refusal(failure, request, reads);
            if (answer.isEmpty() || response.isCommitted()) {
                throw failure;
            }
            Outages.log(failure, request);
            response.resetBuffer();
            Problems.answer(request, response, answer.get());
        }
    }

    private static void check(HttpServletRequest request) {
        if (!isPlain(request)) {
            throw new Refusal(
                    400, "地址或者方法含有不允许的写法，请核对。 The address or method has a form that is not allowed; check it.");
        }
        if (request.getRequestURI().equals("/error")) {
            throw new Refusal(404, "没有这个页面。 There is no such page.");
        }
        if (!hasOneType(request.getContentType())) {
            throw new Refusal(
                    415,
                    "内容类型（Content-Type）不对：请写明一种，例如 application/json。 Wrong Content-Type: name one, such as application/json.");
        }
        // what a visitor sends too much of, the door itself refuses: on a page, and with an entry of the audit trail
        long most = takesFile(request) ? MOST_OF_A_FILE : MOST;
        if (request.getContentLengthLong() > most
                && !VISITORS_FILES.matcher(request.getRequestURI()).matches()) {
            throw GuardedBody.tooLarge(most);
        }
    }

    static boolean takesFile(HttpServletRequest request) {
        return takesAttachment(request)
                || (request.getMethod().equals("POST")
                        && REGISTERS.matcher(request.getRequestURI()).matches());
    }

    static boolean takesAttachment(HttpServletRequest request) {
        return request.getMethod().equals("POST")
                && ATTACHMENTS.matcher(request.getRequestURI()).matches();
    }

    /** The servlet path, which selects the door, must appear in the address unencoded. */
    private static boolean isPlain(HttpServletRequest request) {
        var address = request.getRequestURI();
        var mapping = request.getHttpServletMapping().getMappingMatch();
        var door = mapping == MappingMatch.PATH ? request.getServletPath() : "";
        return FIRST_SEGMENT.matcher(address).matches() && (address.equals(door) || address.startsWith(door + "/"));
    }

    private static boolean hasOneType(@Nullable String type) {
        try {
            return type == null || MediaType.parseMediaType(type).isConcrete();
        } catch (InvalidMediaTypeException unreadable) {
            return false;
        }
    }
}
