package dev.serverlease.front.frame;

import dev.serverlease.access.signin.Sessions;
import dev.serverlease.lease.AuditTrail;
import dev.serverlease.people.Actor;
import dev.serverlease.people.Groups;
import dev.serverlease.people.Person;
import dev.serverlease.words.Word;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.thymeleaf.context.LazyContextVariable;

/** What stands above every page of the staff: where one can go, by role, what waits there, and who reads. */
@ControllerAdvice(annotations = Controller.class)
class Bar {

    /** Beyond this many nobody wants to know the number. */
    private static final int MOST_COUNTED = 100;

    private final JdbcClient jdbc;
    private final Actor actor;
    private final Sessions sessions;

    Bar(JdbcClient jdbc, Actor actor, Sessions sessions) {
        this.sessions = sessions;
        this.jdbc = jdbc;
        this.actor = actor;
    }

    /**
     * @param here whether the page that is shown is there
     * @param count of what waits there; 0 where nothing is counted
     */
    public record Place(String address, Word name, boolean here, int count) {

        /** As the bar shows it. */
        public String counted() {
            return count >= MOST_COUNTED ? MOST_COUNTED - 1 + "+" : String.valueOf(count);
        }
    }

    /**
     * @param places those of every day, of this person's groups
     * @param more those of some days
     * @param address of the page that is shown, to which the choice of a language leads back
     */
    public record Shown(String person, String groups, List<Place> places, List<Place> more, String address) {}

    private record Waiting(int tasks, int notices) {}

    /** Empty for visitors; counted when a page draws it, which one that is embedded does not. */
    @ModelAttribute("bar")
    LazyContextVariable<@Nullable Shown> bar(HttpServletRequest request) {
        return new LazyContextVariable<>() {
            @Override
            protected @Nullable Shown loadValue() {
                var person = actor.person();
                // an error is shown when the request is over, and nobody's any more
                return person.name().equals(AuditTrail.SYSTEM)
                        ? sessions.person(request)
                                .map(one -> shown(one, request))
                                .orElse(null)
                        : shown(person, request);
            }
        };
    }

    private Shown shown(Person person, HttpServletRequest request) {
        var waiting = waiting(person);
        boolean reports = person.in(Groups.MANAGERS) || person.in(Groups.LEGAL) || person.in(Groups.COMPLIANCE);
        var failed = (String) request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
        var path = failed == null ? request.getRequestURI() : failed;
        var places = new ArrayList<Place>();
        places.add(place(path, "/desk", "待办", "Tasks", waiting.tasks()));
        places.add(place(path, "/leases", "租赁", "Leases", 0));
        places.add(place(path, "/portfolio", "概览", "Portfolio", 0));
        if (reports) {
            places.add(place(path, "/reports", "报表", "Reports", 0));
        }
        places.add(place(path, "/rules", "规则", "Rules", 0));
        places.add(place(path, "/notices", "通知", "Notices", waiting.notices()));
        var more = new ArrayList<Place>();
        more.add(place(path, "/camunda/app/tasklist/default/", "任务列表", "Tasklist", 0));
        if (person.in(Groups.MANAGERS) || person.in(Groups.OPERATIONS) || person.in(Groups.ADMINISTRATORS)) {
            more.add(place(path, "/camunda/app/cockpit/default/", "流程监控", "Cockpit", 0));
        }
        if (person.in(Groups.MANAGERS)) {
            more.add(place(path, "/steering", "业务调度", "Steering", 0));
        }
        if (reports) {
            more.add(place(path, "/rules/sweeps", "新法影响排查", "Effects of new law", 0));
        }
        if (person.in(Groups.MANAGERS) || person.in(Groups.ADMINISTRATORS)) {
            more.add(place(path, "/journal", "操作日志", "Journal", 0));
        }
        if (person.in(Groups.ADMINISTRATORS)) {
            more.add(place(path, "/camunda/app/admin/default/", "用户与授权", "Users and rights", 0));
        }
        var query = request.getQueryString();
        return new Shown(
                person.name(),
                Groups.names(person.groups()),
                places,
                more,
                request.getMethod().equals("GET") ? path + (query == null ? "" : "?" + query) : "/desk");
    }

    private static Place place(String path, String address, String zh, String en, int count) {
        boolean isOther = address.equals("/rules") && path.startsWith("/rules/sweeps")
                || address.equals("/desk") && path.startsWith("/desk/");
        boolean isLease = address.equals("/leases") && path.startsWith("/desk/leases/");
        boolean here = isLease || !isOther && (path.equals(address) || path.startsWith(address + "/"));
        return new Place(address, new Word(zh, en), here, count);
    }

    /** The person's own tasks and those that wait for the groups, and notices that are not read; in one statement. */
    private Waiting waiting(Person person) {
        return jdbc.sql("""
                        select (select count(*) from (select from act_ru_task t
                            where t.assignee_ = :person or t.assignee_ is null and t.id_ in (
                              select task_id_ from act_ru_identitylink where type_ = 'candidate' and group_id_ = any(:groups::text[]))
                            limit :most) t) as tasks,
                          (select count(*) from (
                            (select n.id from lease.notice n where n.person = :person and not exists (
                                select from lease.notice_read r where r.notice = n.id and r.person = :person)
                              order by -n.id limit :most)
                            union all
                            select n.id from unnest(:groups::text[]) g(id) cross join lateral (
                              select n.id from lease.notice n where n.group_id = g.id and not exists (
                                select from lease.notice_read r where r.notice = n.id and r.person = :person)
                              order by -n.id limit :most) n) n) as notices""")
                .param("person", person.name())
                .param("groups", person.groups().toArray(new String[0]))
                .param("most", MOST_COUNTED)
                .query((row, index) -> new Waiting(row.getInt("tasks"), row.getInt("notices")))
                .single();
    }
}
