package dev.serverlease.access.gate;

import dev.serverlease.access.door.KeptBody;
import dev.serverlease.process.LeaseProcess;
import dev.serverlease.request.Refusal;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;

/**
 * What the form of a task shows is made from our rows when it is read; nobody, not even an administrator, may put
 * something else in its place, or take it away.
 */
final class ShownViews {

    private static final String OF_WHAT = "/(?:task|execution|process-instance)/[^/]+/(?:localVariables|variables)";
    private static final Pattern ONE = Pattern.compile(OF_WHAT + "/" + LeaseProcess.VIEW + "(?:/data)?");
    private static final Pattern SEVERAL = Pattern.compile(OF_WHAT);

    private ShownViews() {}

    /** @throws Refusal with 403 if the request would write or delete the variable */
    static void check(String method, String path) {
        if (!method.equals("GET") && !method.equals("HEAD") && ONE.matcher(path).matches()) {
            throw refused();
        }
    }

    /** The same where it is one of several. */
    static void checkAmong(String method, String path, KeptBody body) {
        if (!method.equals("POST") || !SEVERAL.matcher(path).matches()) {
            return;
        }
        var sent = BodyReader.object(body);
        if (sent.path("modifications").has(LeaseProcess.VIEW)
                || StreamSupport.stream(sent.path("deletions").spliterator(), false)
                        .anyMatch(name -> name.asText().equals(LeaseProcess.VIEW))) {
            throw refused();
        }
    }

    private static Refusal refused() {
        return new Refusal(
                403,
                "表单所显示的内容在读取时由租赁登记生成，不得在流程引擎中写入或者删除。 What a form shows is made from the lease's rows when it is"
                        + " read; it is not written or deleted in the engine.");
    }
}
