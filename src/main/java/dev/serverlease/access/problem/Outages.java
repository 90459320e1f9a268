package dev.serverlease.access.problem;

import dev.serverlease.database.Outage;
import dev.serverlease.lease.storage.LeaseHeld;
import dev.serverlease.request.Refusal;
import dev.serverlease.request.TryAgain;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What is said at all doors when the database did not serve. That nothing was stored is said only where it is known.
 */
public final class Outages {

    private static final Logger LOG = LoggerFactory.getLogger(Outages.class);

    private static final Set<String> READS = Set.of("GET", "HEAD", "OPTIONS");

    private static final Pattern LOG_IN = Pattern.compile("/login");

    private static final String NOT_KNOWN =
            "结果不明：可能已经保存，也可能没有。请先查看该租赁，或者原样再提交一次，只会记录一次。 It broke off, and whether it was stored is not"
                    + " known: look at the lease, or send the same again; it is recorded once.";

    private static final String NOT_KNOWN_TO_A_PROGRAM =
            "结果不明：可能已经保存，也可能没有。请先查看该租赁，或者原样再提交一次（原来带有 Idempotency-Key 的，用同一个），只会记录一次。 It broke off, and"
                    + " whether it was stored is not known: look at the lease, or send the same again (with the same"
                    + " Idempotency-Key, if it had one); it is recorded once.";

    private static final String NOT_KNOWN_TO_A_VISITOR =
            "结果不明：可能已经保存，也可能没有。请先回到页面查看，或者原样再提交一次，只会记录一次。 It broke off, and whether it was stored is not"
                    + " known: go back to the page and look, or send the same again; it is recorded once.";

    private Outages() {}

    /** @return the answer; empty if it failed of something else */
    public static Optional<Refusal> refusal(@Nullable Throwable failure, HttpServletRequest request) {
        return refusal(failure, request, isRead(request));
    }

    /** Whether the request stores nothing, by its method. */
    public static boolean isRead(HttpServletRequest request) {
        return READS.contains(request.getMethod());
    }

    /**
     * Logs a request that failed, without the secret that the addresses of the lessee's pages have in them. That
     * somebody holds what it needed is seen in every crowd, and a line is enough for it; the address of a task does not
     * name the lease.
     */
    public static void log(Throwable failure, HttpServletRequest request) {
        var path = request.getRequestURI().replaceFirst("^/(sign|lessee)/[^/]+", "/$1/…");
        if (Outage.HELD.is(failure)) {
            var lease = LeaseHeld.in(failure).map(number -> ", lease " + number).orElse("");
            LOG.warn("{} {} refused: HELD by somebody else{}", request.getMethod(), path, lease);
        } else {
            LOG.error("{} {} failed", request.getMethod(), path, failure);
        }
    }

    /** @param reads whether the request stores nothing anyway, as a query that is sent by POST */
    public static Optional<Refusal> refusal(@Nullable Throwable failure, HttpServletRequest request, boolean reads) {
        return Outage.in(failure).map(outage -> new TryAgain(text(outage, reads, request)));
    }

    /** Pages say with {@code X-Requested-With} that what is answered is read by a person. */
    private static String notKnown(HttpServletRequest request) {
        if (request.getRequestURI().matches("/(sign|lessee)/.*")) {
            return NOT_KNOWN_TO_A_VISITOR;
        }
        return request.getRequestURI().matches("/(api|engine-rest)/.*") && request.getHeader("X-Requested-With") == null
                ? NOT_KNOWN_TO_A_PROGRAM
                : NOT_KNOWN;
    }

    private static String text(Outage outage, boolean reads, HttpServletRequest request) {
        if (LOG_IN.matcher(request.getRequestURI()).matches()) {
            return "暂时无法登录，请稍后再试。 You cannot sign in for the moment; try again shortly.";
        }
        if (reads) {
            return switch (outage) {
                case HELD ->
                    "此刻正有他人在办理同一事项，暂时无法读取；请过几秒再试。 Somebody is at work on it at this moment, and it cannot be read; try"
                            + " again in a few seconds.";
                case SLOW ->
                    "读取用时过长，已中止；请缩小查询的范围，或者稍后再试。 Reading it took too long and was ended; ask for less, or try again"
                            + " later.";
                default -> "暂时无法读取，请稍后再试。 It cannot be read for the moment; try again shortly.";
            };
        }
        if (StoredSoFar.something(request) || outage == Outage.BROKEN) {
            return "办理中断，" + notKnown(request);
        }
        return switch (outage) {
            case HELD ->
                "此刻正有他人在办理同一事项，未保存任何内容；请过几秒再试。 Somebody else is at work on the same at this moment; nothing was stored, try"
                        + " again in a few seconds.";
            case OUTDATED ->
                "系统正在升级，未保存任何内容；请再提交一次。 The product is being upgraded and nothing was stored; send it again.";
            case READ_ONLY ->
                "数据库此刻只能读取、不接受写入，未保存任何内容；请稍后再试。 The database can be read but takes no writes for the moment; nothing was"
                        + " stored, try again shortly.";
            case SLOW -> "办理超时，未保存任何内容；请稍后再试。 It took too long and nothing was stored; try again shortly.";
            default ->
                "数据库暂时无法使用，未保存任何内容；请稍后再试。 The database is away for the moment and nothing was stored; try again shortly.";
        };
    }

    /** Something of ours failed that will not be over by itself. */
    public static Refusal failed(HttpServletRequest request) {
        return new Refusal(
                500,
                StoredSoFar.something(request)
                        ? "系统出错，" + notKnown(request)
                        : "系统出错，未保存任何内容；请稍后再试，仍不成功请联系运维人员。"
                                + " Something failed on our side and nothing was stored; try again later, or call the operators.");
    }
}
