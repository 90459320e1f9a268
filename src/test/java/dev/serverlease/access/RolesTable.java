package dev.serverlease.access;

import dev.serverlease.people.Groups;
import dev.serverlease.process.TaskRoles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The file that says who may do what: written from what is, and read back by the test that holds it to that. */
final class RolesTable {

    static final Path FILE = Path.of("src/docs/ROLES.md");

    /** Users of the demo, one a role, as the columns name them; the last is nobody. */
    static final Map<String, String> ROLES = roles();

    private static final String HEAD = """
            # 谁可以做什么 Who may do what

            Every door of the product and every operation of the engine's REST, by group. `RolesTableTest` asks each of them at both
            doors and fails where this file says otherwise, or lacks one, or has one too many; after a change that is meant,
            `mvn test -Dtest=RolesTableTest -Droles.write=true` writes it anew – read what changed before it is committed.

            | | |
            | --- | --- |
            | ✓ | passed on, both with HTTP Basic and with the session of Tasklist and Cockpit |
            | W | passed on with the web applications' session only |
            | ○ | not offered: 404 to whoever has signed in |
            | – | refused, whatever is sent (403; 401 to whoever has not signed in) |

            What is passed on is checked further: sales see and do their own leases only, a task is claimed and completed by the
            group that it waits for, a start is an application. What changes the models is refused to everybody: they come with the
            release. Files with evidence of identity are opened by legal and compliance officers only, and managers hand none in.
            Managers decide nothing about a lease; whether a breach is cured is for compliance officers, or legal ones, to find.
            Of an individual, managers, operations and administrators read at a lease, in the changes of its application, its
            agreements and its letters the year of birth, addresses up to their district, telephone and document numbers by their
            end, and e-mail addresses in part. The PDFs of the contract, of agreements and of letters, and what was handed in, are
            closed to them then; the contract they read as a page, without the clauses on parties, notice and place. Operations,
            who hand over and return data, read the one on notices, and open what was handed in on both. An organisation's papers are open to all who see the lease, letters of authority to no manager, operator or
            administrator. What the form of a task shows is withheld from managers and administrators.
            Operations are those of the engine's OpenAPI description; `x` stands for any id.

            """;

    private static final String TASKS = "## 任务 Tasks";

    private static final String TASKS_HEAD = """

            Who is offered a user task, claims it and completes it: one answer for all three, in Tasklist's lists and counts, at the
            engine's doors, on the desk and behind the gate (`TaskRolesTest`). The table itself is `process/TaskRoles.java`; this
            is written from it. Whom a condition keeps away is not offered the task on the desk; Tasklist's list may show it, and the
            claim is refused with the reason. Where the case decides, the offer follows it while the task is open, and who had
            claimed it and may no longer do it loses it. Managers see all tasks on our pages, administrators in the engine's REST;
            neither does any. Who seals for the lessor is a group that a setting names (`server-lease.sealing.group`, below its default); its
            confirmation goes with it.

            | 任务 task | 情形 case | sales | legal | contract | compliance | operations | managers | 条件 condition |
            | --- | --- | :-: | :-: | :-: | :-: | :-: | :-: | --- |
            """;

    private static final List<String> GROUPS =
            List.of(Groups.SALES, Groups.LEGAL, Groups.CONTRACT, Groups.COMPLIANCE, Groups.OPERATIONS, Groups.MANAGERS);

    private RolesTable() {}

    /** The chapter on user tasks. @param names the tasks' names in the models, by id */
    static String tasks(Map<String, String> names) {
        var text = new StringBuilder(TASKS).append('\n').append(TASKS_HEAD);
        for (var role : TaskRoles.ALL) {
            var cells = new ArrayList<String>();
            cells.add(names.get(role.task()));
            cells.add((role.when().zh() + " " + role.when().en()).strip());
            GROUPS.forEach(group -> cells.add(role.groups().contains(group) ? "✓" : "–"));
            cells.add(role.conditions().stream()
                    .map(condition -> condition.zh() + " " + condition.en())
                    .collect(Collectors.joining("<br>")));
            text.append("| ").append(String.join(" | ", cells)).append(" |\n");
        }
        return text.append('\n').toString();
    }

    /** Puts the chapter in the place of the one that is there, or before the first of the others. */
    static void writeTasks(String chapter) {
        var text = content();
        var begin = text.indexOf(TASKS) < 0 ? text.indexOf("## ") : text.indexOf(TASKS);
        var rest = text.substring(begin);
        write(text.substring(0, begin)
                + chapter
                + rest.substring(rest.startsWith(TASKS) ? rest.indexOf("\n## ") + 1 : 0));
    }

    private static String content() {
        try {
            return Files.readString(FILE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The chapter on user tasks as it stands in the file. */
    private static String standingTasks() {
        var text = content();
        var begin = text.indexOf(TASKS);
        return begin < 0 ? "" : text.substring(begin, text.indexOf("\n## ", begin) + 1);
    }

    private static Map<String, String> roles() {
        var roles = new LinkedHashMap<String, String>();
        roles.put("sales", "sales1");
        roles.put("legal", "legal1");
        roles.put("contract", "contract1");
        roles.put("compliance", "compliance1");
        roles.put("operations", "ops1");
        roles.put("managers", "manager1");
        roles.put("administrators", "admin");
        roles.put("nobody", "");
        return roles;
    }

    /**
     * @param chapters by title: each operation, such as {@code GET /task}, with its answers in the order of the roles
     */
    static String text(Map<String, Map<String, List<String>>> chapters) {
        var text = new StringBuilder(HEAD).append(standingTasks());
        chapters.forEach((title, operations) -> {
            text.append("## ").append(title).append("\n\n| operation | ");
            text.append(String.join(" | ", ROLES.keySet())).append(" |\n| --- |");
            text.append(" :-: |".repeat(ROLES.size())).append('\n');
            var rows = new LinkedHashMap<List<String>, List<String>>();
            operations.forEach((operation, cells) ->
                    rows.computeIfAbsent(cells, none -> new ArrayList<>()).add(operation));
            rows.forEach((cells, same) -> text.append("| ")
                    .append(same.stream().map(one -> "`" + one + "`").collect(Collectors.joining("<br>")))
                    .append(" | ")
                    .append(String.join(" | ", cells))
                    .append(" |\n"));
            text.append('\n');
        });
        return text.toString().stripTrailing() + "\n";
    }

    static void write(String text) {
        try {
            Files.createDirectories(FILE.getParent());
            Files.writeString(FILE, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Each operation with its answers, by chapter and name. */
    static Map<String, List<String>> read() {
        try {
            var read = new LinkedHashMap<String, List<String>>();
            var chapter = "";
            for (var line : Files.readAllLines(FILE)) {
                if (line.startsWith("## ")) {
                    chapter = line.substring(3);
                }
                var cells = line.split(" *\\| *");
                if (cells.length != ROLES.size() + 2 || !cells[1].startsWith("`")) {
                    continue;
                }
                for (var operation : cells[1].split("<br>")) {
                    var before = read.put(
                            chapter + ": " + operation.replace("`", ""),
                            List.of(cells).subList(2, cells.length));
                    if (before != null) {
                        throw new AssertionError("Twice in the table: " + operation);
                    }
                }
            }
            return read;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
