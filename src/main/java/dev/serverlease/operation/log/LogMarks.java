package dev.serverlease.operation.log;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/**
 * Says with each line of the log, beside its text, of which lease it is, who acts, and in which request. The engine
 * adds the activity in hand.
 */
public final class LogMarks {

    /** The engine, too, puts the business key of what it executes here. */
    public static final String LEASE = "lease";

    public static final String ACTOR = "actor";
    public static final String REQUEST = "requestId";

    /** Of those who need no account: what they are called is nobody's business in a log. */
    public static final String VISITOR = "visitor";

    private static final Pattern NUMBER = Pattern.compile("SL-[0-9]{4}-[0-9]{6,12}");

    private LogMarks() {}

    /** Ends a mark: what was before holds again. */
    public interface Mark extends AutoCloseable {

        @Override
        void close();
    }

    /** What follows is of this lease. Anything else than the number of a lease marks nothing. */
    public static Mark lease(String number) {
        var before = MDC.get(LEASE);
        if (NUMBER.matcher(number).matches()) {
            MDC.put(LEASE, number);
        }
        return () -> put(LEASE, before);
    }

    /** What follows until the end of the request, if this thread works for one, is of this lease. */
    public static void restOfRequest(String number) {
        if (request() != null && NUMBER.matcher(number).matches()) {
            MDC.put(LEASE, number);
        }
    }

    /** What follows until the end of the request was asked for by this account. */
    public static void actor(String account) {
        MDC.put(ACTOR, account);
    }

    /** A request begins; the lease is the first that its address names, if any. */
    public static void request(String id, String address) {
        MDC.put(REQUEST, id);
        var named = NUMBER.matcher(address);
        if (named.find()) {
            MDC.put(LEASE, named.group());
        }
    }

    /** The request that this thread works for; null if for none. */
    public static @Nullable String request() {
        return MDC.get(REQUEST);
    }

    /** The thread works for nobody any more. */
    public static void clear() {
        MDC.clear();
    }

    private static void put(String mark, @Nullable String value) {
        if (value == null) {
            MDC.remove(mark);
        } else {
            MDC.put(mark, value);
        }
    }
}
