package dev.serverlease.access.gate;

import dev.serverlease.access.door.KeptBody;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.serverlease.request.Refusal;
import java.util.regex.Pattern;

/**
 * The dates of a lease's timers come from its rows; nobody moves them at the engine, administrators neither. The engine
 * offers it by a door of its own, and beside every way to set the retries of jobs.
 */
final class LawsDates {

    private static final Pattern DUE_DATE = Pattern.compile("/job/[^/]+/duedate");
    private static final Pattern RETRIES = Pattern.compile(
            "/(job|job-definition|process-instance)(/.*)?/(retries|job-retries|job-retries-historic-query-based)");

    /** A job that may not be tried again stands still, and so does the date that it waits for. */
    private static void requireRetries(ObjectNode body) {
        var retries = body.path("retries");
        if (!retries.isInt() || retries.intValue() < 1) {
            throw new Refusal(400, "请填写重试次数 retries，至少为 1。 Give “retries”, a whole number of at least 1.");
        }
    }

    private LawsDates() {}

    /** @throws Refusal with 403 where the request would move the date of a job */
    static void check(String method, String path, KeptBody body) {
        boolean moves = method.equals("PUT") && DUE_DATE.matcher(path).matches();
        boolean retries = RETRIES.matcher(path).matches();
        boolean movesBeside = retries && BodyReader.object(body).has("dueDate");
        if (moves || movesBeside) {
            throw new Refusal(
                    403,
                    "法定期限由租赁登记的日期确定，不得在流程引擎中改动。 The dates of the law come from the lease's row; they are not moved at the engine.");
        }
        if (retries) {
            requireRetries(BodyReader.object(body));
        }
    }
}
