package dev.serverlease.access.door;

import dev.serverlease.access.problem.Problems;
import dev.serverlease.operation.log.LogMarks;
import dev.serverlease.request.Refusal;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.util.Locale;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Before a door that anybody may reach: so many requests a minute from one address of the network, and so many to one
 * address of ours, however it is written; and no form that another site sends. Counted in memory, on each node by
 * itself.
 */
public class VisitorDoor extends OncePerRequestFilter {

    /** Of one source; a contract of 20 pages is seen ten times. */
    static final int MOST_OF_A_SOURCE = 300;

    /** Of one link, from wherever; and of them what changes something. */
    static final int MOST_OF_A_LINK = 200;

    static final int MOST_CHANGES_OF_A_LINK = 30;

    private static final String PAGE = """
            <!DOCTYPE html>
            <html lang="zh"><head><meta charset="UTF-8"><meta name="viewport" content="width=device-width, initial-scale=1">
            <title>%s</title></head><body><main><p role="alert">%s</p><p lang="en">%s</p></main></body></html>
            """;

    /** Letters, digits, hyphen and underscore, of which links consist: nobody needs to encode one. */
    private static final Pattern ENCODED =
            Pattern.compile("%(?:2d|3[0-9]|5f|[46][1-9a-f]|[57][0-9a])", Pattern.CASE_INSENSITIVE);

    private static final int LONGEST_KEY = 60;

    private final Clock clock;
    private final MinuteCounts sources = new MinuteCounts(MOST_OF_A_SOURCE);
    private final MinuteCounts links = new MinuteCounts(MOST_OF_A_LINK);
    private final MinuteCounts changed;

    /** What the door reads in what is written of a link. */
    private final UnaryOperator<String> read;

    public VisitorDoor(Clock clock) {
        this(clock, MOST_CHANGES_OF_A_LINK, UnaryOperator.identity());
    }

    private VisitorDoor(Clock clock, int mostChanges, UnaryOperator<String> read) {
        this.clock = clock;
        this.read = read;
        this.changed = new MinuteCounts(mostChanges);
    }

    /** Before the door for messages of signing platforms, each of which is a change. */
    public static VisitorDoor ofReturns(Clock clock) {
        return new VisitorDoor(clock, MOST_OF_A_LINK, UnaryOperator.identity());
    }

    /** Before the check of papers, which reads a paper's number in capitals. */
    public static VisitorDoor ofPapers(Clock clock) {
        return new VisitorDoor(clock, MOST_CHANGES_OF_A_LINK, number -> number.toUpperCase(Locale.ROOT));
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        LogMarks.actor(LogMarks.VISITOR);
        boolean changes = !Set.of("GET", "HEAD").contains(request.getMethod());
        if (changes && isFromElsewhere(request)) {
            refuse(request, response, 403, "此请求来自其他网站，已拒绝。", "Another site sent this request; it is refused.");
            return;
        }
        if (isTooMuch(request, changes)) {
            response.setHeader("Retry-After", String.valueOf(MinuteCounts.MINUTE.toSeconds()));
            refuse(request, response, 429, "访问过于频繁，请一分钟后再试。", "Too many requests; try again in a minute.");
            return;
        }
        if (ENCODED.matcher(link(request.getRequestURI())).find()) {
            refuse(
                    request,
                    response,
                    400,
                    "链接的写法有误：链接中的字母和数字不得编码。请使用邮件中或者他人交给您的原链接。",
                    "The link is written wrongly: its letters and digits are not encoded. Use it as you got it.");
            return;
        }
        chain.doFilter(request, response);
    }

    /** A person reads a page, a program reads JSON. */
    private static void refuse(
            HttpServletRequest request, HttpServletResponse response, int status, String zh, String en)
            throws IOException {
        var accepts = request.getHeader("Accept");
        if (accepts == null || !accepts.contains("text/html")) {
            Problems.write(response, new Refusal(status, zh + " " + en));
            return;
        }
        response.setStatus(status);
        response.setContentType("text/html");
        response.setCharacterEncoding("UTF-8");
        response.getWriter().print(PAGE.formatted(zh, zh, en));
    }

    /** A page that sends no referrer states the origin “null”; its address is a secret that no other page knows. */
    private static boolean isFromElsewhere(HttpServletRequest request) {
        var site = request.getHeader("Sec-Fetch-Site");
        if (site == null && "null".equals(request.getHeader("Origin"))) {
            return false;
        }
        var from = CrossSite.of(request);
        return "cross-site".equals(from) || "same-site".equals(from);
    }

    /** What a source asks that is refused already counts for no link: else it would fill the room for links. */
    private boolean isTooMuch(HttpServletRequest request, boolean changes) {
        var written = read.apply(link(RequestPath.of(request)));
        var link = written.substring(0, Math.min(LONGEST_KEY, written.length()));
        var now = clock.instant();
        return sources.isTooMuch(Network.of(request.getRemoteAddr()), now)
                || links.isTooMuch(link, now)
                || (changes && changed.isTooMuch(link, now));
    }

    /** What stands behind the door's name. */
    private static String link(String path) {
        var parts = path.split("/", 4);
        return parts.length > 2 ? parts[2] : "";
    }
}
