package dev.serverlease.access.gate;

import dev.serverlease.people.Groups;
import dev.serverlease.people.Person;
import dev.serverlease.request.Refusal;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What each group may request from the engine's REST. Everything else is for administrators only; changing models is
 * forbidden even to them. Paths are those behind {@code /engine-rest} and {@code /camunda/api/engine}, without the
 * engine's name.
 */
final class AllowList {

    private static final Set<String> EVERYBODY =
            Set.of(Groups.SALES, Groups.LEGAL, Groups.CONTRACT, Groups.COMPLIANCE, Groups.OPERATIONS, Groups.MANAGERS);

    private static final Set<String> COCKPIT = Set.of(Groups.MANAGERS, Groups.OPERATIONS);

    /** An id, but none of the words that the engine's REST accepts in the same place. */
    private static final String ID = "(?!(?:count|create|key|registered|report|statistics|suspended)(?:/|$))[^/]+";

    private static final Set<String> READS = Set.of("GET", "HEAD");

    /** Models come with the release: nobody may add, replace or remove one over REST. */
    private static final Pattern MODELS = Pattern.compile("/deployment(/.*)?");

    private static final Pattern DEFINITIONS = Pattern.compile("/(process|decision|case)-definition(/.*)?");

    private static final Pattern WORK_ON_TASKS =
            Pattern.compile("/task/" + ID + "/(claim|unclaim|submit-form|complete)");

    private static final String TASKLIST_QUERIES =
            "/filter/" + ID + "/(list|count)|/task(/count)?|/process-definition/count";

    private static final String COCKPIT_QUERIES =
            "/(process-instance|execution|job|task|variable-instance|external-task|group"
                    + "|history/(process-instance|activity-instance|task|incident|decision-instance))(/count)?";

    /** What cases hold: operators repair, and read of a case what their own tasks show. */
    private static final String VARIABLES = "/(history/(variable-instance|detail)"
            + "|(process-instance|execution|task)/[^/]+/(variables|localVariables))(/.*)?";

    private static final String VARIABLE_QUERIES = "/history/variable-instance(/count)?";

    private static final Pattern QUERIES =
            Pattern.compile(TASKLIST_QUERIES + "|" + COCKPIT_QUERIES + "|" + VARIABLE_QUERIES);

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
            ask(EVERYBODY, TASKLIST_QUERIES),
            new Entry(EVERYBODY, Set.of("POST"), WORK_ON_TASKS),
            // Tasklist asks which links a filter has; on other paths OPTIONS would describe the engine's whole REST
            new Entry(EVERYBODY, Set.of("OPTIONS"), Pattern.compile("/filter(/" + ID + ")?")),
            // Sales start leases
            ask(
                    Set.of(Groups.SALES),
                    "/process-definition/(key/server-lease|server-lease:" + ID + ")/(start|submit-form)"),
            // Cockpit reads
            read(
                    COCKPIT,
                    // a job's stack trace is for administrators; everybody else reads the incident's message
                    "(?!.*/(stacktrace|errorDetails)$)(?!" + VARIABLES
                            + "$)/(process-definition|process-instance|execution|incident|job|job-definition|history|task"
                            + "|decision-definition|decision-requirements-definition|deployment|variable-instance|external-task|batch"
                            + "|metrics|case-definition|user|tenant)(/.*)?"),
            ask(COCKPIT, COCKPIT_QUERIES),
            read(Set.of(Groups.MANAGERS), VARIABLES),
            ask(Set.of(Groups.MANAGERS), VARIABLE_QUERIES),
            // Operators repair what failed
            new Entry(Set.of(Groups.OPERATIONS), Set.of("PUT"), Pattern.compile("/job/" + ID + "/retries")));

    private static final Pattern SUSPENDS_ALL = Pattern.compile(
            "/(process-definition|job-definition)(/.*)?/suspended|/(job|process-instance)/(suspended|suspended-async)");

    private AllowList() {}

    private record Entry(Set<String> groups, Set<String> methods, Pattern path) {}

    /** Whether a person may make this request. Also rejects what is forbidden to everybody, administrators included. */
    static boolean permits(Person person, String method, String path) {
        return !changesModels(method, path)
                && !stopsAll(method, path)
                && (person.in(Groups.ADMINISTRATORS)
                        || ENTRIES.stream()
                                .anyMatch(entry -> entry.methods().contains(method)
                                        && person.groups().stream().anyMatch(entry.groups()::contains)
                                        && entry.path().matcher(path).matches()));
    }

    /** @throws Refusal with 403 if it is not permitted */
    static void require(Person person, String method, String path) {
        if (permits(person, method, path)) {
            return;
        }
        if (stopsAll(method, path)) {
            throw new Refusal(
                    403,
                    "不得整体挂起或者激活流程定义、作业定义或者全部作业：那会使所有租赁的期限停止进行。需要时对单个流程实例操作。 Nobody suspends or"
                            + " activates a whole definition or all jobs: the dates of every lease would stand still. Act on one"
                            + " instance where it is needed.");
        }
        throw new Refusal(
                403,
                changesModels(method, path)
                        ? "流程模型随系统版本发布，任何人（包括管理员）都不能通过接口部署、替换或者删除；需要修改模型的，请更新系统版本。"
                                + " The models come with the release: nobody, administrators included, deploys, replaces or"
                                + " deletes one over REST. To change a model, update the product."
                        : "您所在的组无权执行此操作：" + method + " " + path
                                + "。需要时请联系管理员。 Your groups may not do this; ask an administrator if you need it.");
    }

    /** Whether this POST only reads. */
    static boolean isQuery(String method, String path) {
        return method.equals("POST") && QUERIES.matcher(path).matches();
    }

    /** Whether it claims, gives back or completes a task. */
    static boolean isWorkOnTasks(String method, String path) {
        return method.equals("POST") && WORK_ON_TASKS.matcher(path).matches();
    }

    /** Whether it suspends, or schedules a suspension of, more than one instance. */
    private static boolean stopsAll(String method, String path) {
        return !READS.contains(method)
                && !method.equals("OPTIONS")
                && SUSPENDS_ALL.matcher(path).matches();
    }

    private static boolean changesModels(String method, String path) {
        boolean reads = READS.contains(method) || method.equals("OPTIONS");
        return (!reads && MODELS.matcher(path).matches())
                || (method.equals("DELETE") && DEFINITIONS.matcher(path).matches());
    }

    private static Entry read(Set<String> groups, String path) {
        return new Entry(groups, READS, Pattern.compile(path));
    }

    private static Entry ask(Set<String> groups, String path) {
        return new Entry(groups, Set.of("POST"), Pattern.compile(path));
    }
}
