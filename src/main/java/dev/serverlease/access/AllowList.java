package dev.serverlease.access;

import dev.serverlease.process.Groups;
import dev.serverlease.process.Person;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What each group may ask of the engine's REST. All else is refused to everybody but administrators. Paths are those
 * behind {@code /engine-rest} and {@code /camunda/api/engine}, without the engine's name.
 */
final class AllowList {

    private static final Set<String> EVERYBODY =
            Set.of(Groups.SALES, Groups.LEGAL, Groups.CONTRACT, Groups.COMPLIANCE, Groups.OPERATIONS, Groups.MANAGERS);

    private static final Set<String> COCKPIT = Set.of(Groups.MANAGERS, Groups.OPERATIONS);

    private static final String ID = "[^/]+";

    private static final List<Entry> ENTRIES = List.of(
            // Tasklist: find, read, claim and complete one's own tasks
            read(EVERYBODY, "/engine|/version|/identity/groups|/authorization/check|/group|/user/" + ID + "/profile"),
            read(EVERYBODY, "/filter(/count|/create|/" + ID + "(/list|/count|/singleResult)?)?"),
            read(
                    EVERYBODY,
                    "/task(/count|/" + ID + "(/form|/deployed-form|/form-variables|/rendered-form"
                            + "|/identity-links|/comment|/attachment)?)?"),
            read(
                    EVERYBODY,
                    "/process-definition(/count|/(key/)?" + ID
                            + "(/xml|/startForm|/deployed-start-form|/form-variables|/rendered-form)?)?"),
            read(
                    EVERYBODY,
                    "/case-definition(/count|/" + ID + "(/xml)?)?|/process-instance/" + ID
                            + "|/history/user-operation(/count)?" + "|/history/task(/count)?|/deployment(/count|/" + ID
                            + "(/resources)?)?"),
            ask(EVERYBODY, "/filter/" + ID + "/(list|count)|/task(/count)?|/process-definition/count"),
            ask(EVERYBODY, "/task/" + ID + "/(claim|unclaim|submit-form|complete)"),
            // Tasklist asks which links a filter has; elsewhere OPTIONS would describe the whole of the engine's REST
            new Entry(EVERYBODY, Set.of("OPTIONS"), Pattern.compile("/filter(/" + ID + ")?")),
            // Sales start leases
            ask(
                    Set.of(Groups.SALES),
                    "/process-definition/(key/server-lease|server-lease:" + ID + ")/(start|submit-form)"),
            // Cockpit reads
            read(
                    COCKPIT,
                    // a job's stack trace is for administrators: everybody else reads what the incident says
                    "(?!.*/(stacktrace|errorDetails)$)/(process-definition|process-instance|execution|incident|job|job-definition|history|task"
                            + "|decision-definition|decision-requirements-definition|deployment|variable-instance|external-task|batch"
                            + "|metrics|case-definition|user|tenant)(/.*)?"),
            ask(
                    COCKPIT,
                    "/(process-instance|execution|job|task|variable-instance|external-task|group"
                            + "|history/(process-instance|activity-instance|task|variable-instance|incident|decision-instance))(/count)?"),
            // Operators mend what failed
            new Entry(Set.of(Groups.OPERATIONS), Set.of("PUT"), Pattern.compile("/job/" + ID + "/retries")));

    private AllowList() {}

    private record Entry(Set<String> groups, Set<String> methods, Pattern path) {}

    static boolean permits(Person person, String method, String path) {
        return person.in(Groups.ADMINISTRATORS)
                || ENTRIES.stream()
                        .anyMatch(entry -> entry.methods().contains(method)
                                && person.groups().stream().anyMatch(entry.groups()::contains)
                                && entry.path().matcher(path).matches());
    }

    private static Entry read(Set<String> groups, String path) {
        return new Entry(groups, Set.of("GET", "HEAD"), Pattern.compile(path));
    }

    private static Entry ask(Set<String> groups, String path) {
        return new Entry(groups, Set.of("POST"), Pattern.compile(path));
    }
}
