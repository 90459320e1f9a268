package dev.serverlease.process;

import dev.serverlease.lease.AuditTrail;
import dev.serverlease.lease.Lease;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.springframework.stereotype.Component;

/** The tasks whose doing is recorded in one note: what was done, when, with what proof. */
@Component("recordedTask")
class RecordedTask extends LeaseTask {

    private static final Map<String, Job> JOBS = Map.of(
            "Task_ExpiryNotice",
            new Job(
                    Groups.COMPLIANCE,
                    "租期将满：通知承租人续租（须经审查）；不续租的，书面提出异议并安排停用，否则视为不定期租赁（民法典第七百三十四条）。"
                            + " The term is about to end: offer a renewal after checks, or object in writing and stop the use;"
                            + " otherwise the lease becomes indefinite (Civil Code art. 734)."),
            "Task_DemandRent",
            new Job(
                    Groups.COMPLIANCE,
                    "书面催告承租人在合理期限内支付租金，写明金额和期限（民法典第七百二十二条）。"
                            + " Demand the rent in writing, stating amount and a reasonable period (Civil Code art. 722)."),
            "Task_NoticeOfTermination",
            new Job(
                    Groups.LEGAL,
                    "向承租人发出解除通知，载明解除事由，留存送达证明；合同自通知到达时解除（民法典第五百六十四条、第五百六十五条）。"
                            + " Give notice of termination with its ground and keep the proof of arrival; the contract ends when it"
                            + " arrives (Civil Code arts. 564, 565)."),
            "Task_TakeBackServer",
            new Job(
                    Groups.OPERATIONS,
                    "收回服务器，注销全部访问权限（民法典第七百三十三条）。"
                            + " Take the server back and revoke every access (Civil Code art. 733)."),
            "Task_ReturnData",
            new Job(
                    Groups.OPERATIONS,
                    "返还或者删除承租人的数据，并留存记录；网络日志留存不少于六个月（个人信息保护法第二十一条、第四十七条）。"
                            + " Return or erase the lessee's data and keep the record; network logs are kept for six months at"
                            + " least (PIPL arts. 21, 47)."));

    private final AuditTrail audit;

    RecordedTask(AuditTrail audit) {
        super(groups(), Set.of("note"));
        this.audit = audit;
    }

    private record Job(String group, String what) {}

    private static Map<String, String> groups() {
        var groups = new TreeMap<String, String>();
        JOBS.forEach((task, job) -> groups.put(task, job.group()));
        return groups;
    }

    @Override
    protected Map<String, ?> view(Lease lease, String taskKey) {
        var job = JOBS.get(taskKey);
        return Map.of(
                "number", lease.number(),
                "lessee", Map.of("name", lease.lesseeName()),
                "what", job == null ? "" : job.what());
    }

    @Override
    protected void check(Lease lease, String taskKey, Person person, Submission submission) {
        submission.problems().required("note", "办理记录", 4000).refuseIfAny();
    }

    @Override
    protected void record(Lease lease, DelegateTask task, String actor, Submission submission) {
        audit.record(
                lease.number(),
                actor,
                task.getTaskDefinitionKey().replaceFirst("^Task_", "DONE_"),
                Map.of("note", submission.text("note")),
                null);
    }
}
