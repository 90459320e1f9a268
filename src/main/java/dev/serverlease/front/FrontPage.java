package dev.serverlease.front;

import dev.serverlease.notification.NoticeList;
import dev.serverlease.people.Groups;
import dev.serverlease.process.OpenTasks;
import java.util.List;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/**
 * The page for visitors who are not signed in. Outside the demo profile it only names the doors: no users, no figures.
 */
@Controller
class FrontPage {

    private static final List<DemoUser> USERS = List.of(
            new DemoUser(
                    "sales1",
                    Groups.SALES,
                    "提交申请（任务列表中的“发起流程”，或者接口）；补正申请材料"
                            + " Apply in Tasklist (Start process) or by REST; complete what is missing"),
            new DemoUser("legal1", Groups.LEGAL, "在任务列表中认领并办理法务审查 Claim and decide legal reviews in Tasklist"),
            new DemoUser("legal2", Groups.LEGAL, "办理法务复审 Second reviews"),
            new DemoUser(
                    "contract1",
                    Groups.CONTRACT,
                    "发出签署链接，登记承租人签名 Send the signing link, record the lessee's signature"),
            new DemoUser(
                    "contract2", Groups.CONTRACT, "比对纸质签名，代出租人用印 Compare a signature on paper, seal for the lessor"),
            new DemoUser("compliance1", Groups.COMPLIANCE, "办理使用情况复核 Use reviews of leases in force"),
            new DemoUser(
                    "ops1",
                    Groups.OPERATIONS,
                    "处理交付故障（流程监控）；收回服务器 Mend failed hand-overs in Cockpit; take servers back"),
            new DemoUser("manager1", Groups.MANAGERS, "在流程监控中查看各租赁所处阶段 See in Cockpit where the leases stand"),
            new DemoUser("admin", Groups.ADMINISTRATORS, "用户与授权 Users and authorizations"));

    private static final int NOTICES = 5;

    private final Environment environment;
    private final OpenTasks tasks;
    private final LeaseCounts counts;
    private final NoticeList notices;

    FrontPage(Environment environment, OpenTasks tasks, LeaseCounts counts, NoticeList notices) {
        this.environment = environment;
        this.tasks = tasks;
        this.counts = counts;
        this.notices = notices;
    }

    /** A demo user and that user's next task. */
    public record DemoUser(String name, String group, String work) {

        public String role() {
            return Groups.names(List.of(group));
        }
    }

    /** A demo user with the tasks of that user and of the user's group. */
    public record NextStep(DemoUser user, long waiting) {}

    @GetMapping("/")
    String front(Model model) {
        boolean demo = environment.acceptsProfiles(Profiles.of("demo"));
        model.addAttribute("demo", demo);
        if (demo) {
            var waiting = tasks.byCandidateGroup();
            model.addAttribute(
                    "steps",
                    USERS.stream()
                            .map(user -> new NextStep(user, of(user.group(), waiting) + tasks.of(user.name())))
                            .toList());
            model.addAttribute("stages", counts.byStage());
            model.addAttribute("notices", notices.newest(NOTICES));
        }
        return "front";
    }

    private static long of(String group, List<OpenTasks.Count> waiting) {
        return waiting.stream()
                .filter(count -> group.equals(count.group()))
                .mapToLong(OpenTasks.Count::tasks)
                .sum();
    }
}
