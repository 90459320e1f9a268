package dev.serverlease.access.gate;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.serverlease.access.door.KeptBody;
import dev.serverlease.request.Refusal;
import java.util.regex.Pattern;

/**
 * The dates of a lease's timers come from its rows; nobody, not even an administrator, may move them in the engine. The
 * engine offers this in a request of its own, and as an option of every request that sets the retries of jobs.
 */
final class LawsDates {

    private static final Pattern DUE_DATE = Pattern.compile("/job/[^/]+/duedate");
    private static final Pattern RETRIES = Pattern.compile(
            "/(job|job-definition|process-instance)(/.*)?/(retries|job-retries|job-retries-historic-query-based)");

    /** A job without retries does not run, so the date it waits for would have no effect. */
    private static void requireRetries(ObjectNode body) {
        var retries = body.path("retries");
        if (!retries.isInt() || retries.intValue() < 1) {
            throw new Refusal(400, "请填写重试次数 retries，至少为 1。 Give “retries”, a whole number of at least 1.");
        }
    }

    private LawsDates() {}

    /** @throws Refusal with 403 if the request would move the date of a job */
    static void check(String method, String path, KeptBody body) {
        boolean moves = method.equals("PUT") && DUE_DATE.matcher(path).matches();
        boolean retries = RETRIES.matcher(path).matches();
        boolean movesBeside = retries && BodyReader.object(body).has("dueDate");
        if (moves || movesBeside) {
            throw new Refusal(
                    403,
                    "法定期限由租赁登记的日期确定，不得在流程引擎中改动。 Legal dates come from the lease's row; they cannot be moved in the engine.");
        }
        if (retries) {
            requireRetries(BodyReader.object(body));
        }
    }
}
