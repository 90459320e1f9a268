package dev.serverlease.operation;

import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The engine's doors by their templates, such as {@code /engine-rest/task/{id}/complete}. */
final class EngineDoors {

    private static final Pattern DOOR =
            Pattern.compile("(/engine-rest|/camunda/api/engine)(?:/engine/[^/]+(?=/))?(/.*)?");
    private static final Pattern WEB_APPS = Pattern.compile("(/camunda/(?:app|api)/(?:admin|cockpit|tasklist))(/.*)?");
    private static final Pattern SCRIPTS = Pattern.compile("(/camunda/(?:app|lib|api|assets|favicon.ico))(/.*)?");

    /** All that is in the engine's addresses besides ids, keys and names. */
    static final Set<String> WORDS = Set.of("""
            activity-instance activity-instances annotation assignee attachment authorization batch bpmnError
            bpmnEscalation candidate-group-count check claim cleanable-batch-report
            cleanable-decision-instance-report cleanable-process-instance-report cleanup clear-annotation
            comment complete condition configuration count create create-incident credentials data
            decision-definition decision-instance decision-requirements-definition delegate delete
            delete-historic-query-based deployed-form deployed-start-form deployment detail diagram duedate
            engine error-details errorDetails evaluate event-subscription execute executeAsync execution
            extendLock external-task external-task-log failure fetchAndLock filter form form-variables generate
            group group-members groups history history-time-to-live identity identity-link-log identity-links
            incident job job-definition job-log job-retries job-retries-historic-query-based jobPriority jobs
            key list localVariables lock log members message message-async messageSubscriptions metrics
            migration modification modification-async password-policy priority process-definition
            process-instance profile recalculate redeploy registered rendered-form report resolve resources
            restart restart-async retries retries-async schema set-annotation set-removal-time signal
            singleResult stacktrace start startForm static-called-process-definitions statistics submit-form sum
            suspended suspended-async task task-worker telemetry tenant tenant-id topic-names trigger unclaim
            unlock user user-members user-operation validate variable-instance variable-instances variables
            variables-async verify version xml
            """.strip().split("\\s+"));

    private static final int DEEPEST = 8;

    private EngineDoors() {}

    /** Empty if the address is none of the engine's. */
    static Optional<String> template(String address) {
        var door = DOOR.matcher(address);
        if (door.matches()) {
            return Optional.of(door.group(1) + named(door.group(2)));
        }
        return Stream.of(WEB_APPS, SCRIPTS)
                .map(pattern -> pattern.matcher(address))
                .filter(matcher -> matcher.matches())
                .map(matcher -> matcher.group(1) + "/**")
                .findFirst();
    }

    private static String named(@Nullable String path) {
        return path == null
                ? ""
                : Stream.of(path.split("/"))
                        .map(part -> part.isEmpty() || WORDS.contains(part) ? part : "{id}")
                        .limit(DEEPEST)
                        .collect(Collectors.joining("/"));
    }
}
