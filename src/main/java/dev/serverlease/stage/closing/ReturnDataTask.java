package dev.serverlease.stage.closing;

import dev.serverlease.attachment.Attachment;
import dev.serverlease.law.facts.Fact;
import dev.serverlease.law.facts.NamedFacts;
import dev.serverlease.lease.AuditTrail;
import dev.serverlease.lease.Lease;
import dev.serverlease.lease.RecordedFacts;
import dev.serverlease.people.Person;
import dev.serverlease.process.LeaseTask;
import dev.serverlease.request.Refusal;
import dev.serverlease.request.Refusal.FieldError;
import dev.serverlease.request.Submission;
import dev.serverlease.stage.closing.hold.EndInDoubt;
import dev.serverlease.stage.closing.settlement.DataDisposal;
import dev.serverlease.words.ApplicationWords;
import dev.serverlease.words.HolidaysMissing;
import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * 返还或者删除数据, and until when logs and the impact assessment are kept (PIPL arts. 21, 47, 56; Cybersecurity Law art. 23).
 * Under legal hold, or while an authority's order is open, nothing is erased, nor before the lessee had its time to
 * export its data; that it was returned, or that there is none, rests on a file.
 */
@Component("returnDataTask")
class ReturnDataTask extends LeaseTask {

    /** The form's fields of the same names. */
    private static final List<Fact> DAYS =
            List.of(Fact.DATA_DISPOSED_ON, Fact.LOGS_KEPT_UNTIL, Fact.IMPACT_ASSESSMENT_KEPT_UNTIL);

    /** Returned, and a copy kept because a hold or an order asks for it. */
    private static final String COPY_KEPT = "RETURNED_COPY";

    private final RecordedFacts facts;
    private final LawAtTheEnd law;
    private final EndInDoubt doubt;
    private final DataDisposal disposal;
    private final ApplicationWords words;
    private final AuditTrail audit;
    private final Clock clock;

    ReturnDataTask(
            RecordedFacts facts,
            LawAtTheEnd law,
            EndInDoubt doubt,
            DataDisposal disposal,
            ApplicationWords words,
            AuditTrail audit,
            Clock clock) {
        super(
                Set.of("Task_ReturnData"),
                Set.of("dataDisposedOn", "how", "logsKeptUntil", "impactAssessmentKeptUntil", "note"));
        this.facts = facts;
        this.law = law;
        this.doubt = doubt;
        this.disposal = disposal;
        this.words = words;
        this.audit = audit;
        this.clock = clock;
    }

    @Override
    protected Map<String, ?> view(Lease lease, String taskKey) {
        var endedOn = law.endedOn(lease);
        var exportUntil = disposal.exportUntil(lease);
        var view = new LinkedHashMap<String, Object>(Map.of(
                "number",
                lease.number(),
                "lessee",
                Map.of("name", lease.lesseeName()),
                "endedOn",
                endedOn.toString(),
                "exportUntil",
                exportUntil.map(LocalDate::toString).orElse(""),
                "logsAtLeast",
                logsAtLeast(endedOn).toString(),
                "assessmentAtLeast",
                assessmentAtLeast(endedOn).toString(),
                "personalData",
                hasPersonalData(lease),
                "legalHold",
                Objects.requireNonNullElse(lease.legalHold(), "")));
        exportUntil
                .map(last -> last.plusDays(1).atStartOfDay(clock.getZone()))
                .map(end -> HolidaysMissing.note(List.of(end), clock.getZone()))
                .ifPresent(note -> view.put("holidaysMissing", note));
        return view;
    }

    /** Unsaid counts as yes, as the rule takes it. */
    private boolean hasPersonalData(Lease lease) {
        return words.tree(lease.application()).path("data").path("hasPi").asBoolean(true);
    }

    /** Cybersecurity Law art. 23. */
    private static LocalDate logsAtLeast(LocalDate endedOn) {
        return endedOn.plusMonths(6);
    }

    /** Personal Information Protection Law art. 56. */
    private static LocalDate assessmentAtLeast(LocalDate endedOn) {
        return endedOn.plusYears(3);
    }

    @Override
    protected Set<String> waiting(Set<String> numbers) {
        return doubt.undecided(numbers);
    }

    @Override
    protected void check(Lease lease, String taskKey, Person person, Submission submission) {
        doubt.requireStanding(lease);
        var endedOn = law.endedOn(lease);
        var problems = submission
                .problems()
                .day("dataDisposedOn", "返还或者删除日期", disposal.earliest(lease), LocalDate.now(clock))
                .oneOf("how", "处理方式", "data-disposal", Set.of("RETURNED", COPY_KEPT, "ERASED", "NONE"))
                .day("logsKeptUntil", "网络日志留存至", logsAtLeast(endedOn), null);
        if (!submission.text("impactAssessmentKeptUntil").isEmpty()) {
            problems.day(
                    "impactAssessmentKeptUntil",
                    "影响评估报告留存至",
                    hasPersonalData(lease) ? assessmentAtLeast(endedOn) : null,
                    null);
        }
        problems.required("note", "办理方式", 4000).refuseIfAny();
        requireCopy(lease, submission.text("how"));
        basis(lease, submission);
        boolean assessed = !hasPersonalData(lease)
                || !submission.text("impactAssessmentKeptUntil").isEmpty();
        law.require(
                400,
                assessed ? "logsKeptUntil" : "impactAssessmentKeptUntil",
                LawAtTheEnd.WIPE_AND_ARCHIVE,
                lease,
                said(submission));
    }

    /**
     * A hold or an order keeps what it is about; without either, nothing is kept of what was returned (Personal
     * Information Protection Law, arts. 21(2), 47).
     */
    private void requireCopy(Lease lease, String how) {
        boolean ordered = facts.has(lease, Fact.REGULATOR_ORDER);
        // read again, because the lease was read before it was locked
        var held = doubt.held(lease);
        if (how.equals("ERASED") || how.equals("RETURNED")) {
            if (ordered) {
                throw new Refusal(
                        409,
                        "主管机关或者法院的命令尚未解除，须保存有关记录，不得删除数据；请返还数据并保留副本（选“已返还，依法保留副本”），或者待命令解除。"
                                + " An order of an authority or court stands and its records are kept: nothing may be erased; return the"
                                + " data and keep a copy (“Returned, a copy kept by law”), or wait until the order is lifted.");
            }
            held.ifPresent(ground -> {
                throw new Refusal(
                        409,
                        "档案处于保全状态（" + ground + "），不得删除数据；请返还数据并保留副本（选“已返还，依法保留副本”），或者待法务解除保全。"
                                + " The archive is under legal hold: nothing may be erased; return the data and keep a copy (“Returned, a"
                                + " copy kept by law”), or wait until the legal officers lift the hold.");
            });
        } else if (how.equals(COPY_KEPT) && !ordered && held.isEmpty()) {
            var message = "没有档案保全，也没有尚未解除的命令，返还之后不得保留副本（个人信息保护法第二十一条第二款、第四十七条）：选“已返还，未保留副本”；依法仍须保存的，先由法务人员登记档案保全并写明依据。"
                    + " No legal hold and no order stands, so that no copy is kept of what was returned (Personal Information"
                    + " Protection Law arts. 21(2), 47): choose “Returned, no copy kept”; where law has it kept, a legal"
                    + " officer first records a hold with its ground.";
            throw new Refusal(400, message, List.of(new FieldError("how", message)));
        }
    }

    @Override
    protected void record(Lease lease, DelegateTask task, String actor, Submission submission) {
        facts.add(lease.number(), said(submission), actor);
        var detail = new LinkedHashMap<String, Object>();
        DAYS.stream()
                .map(Fact::member)
                .filter(name -> !submission.text(name).isEmpty())
                .forEach(name -> detail.put(name, submission.text(name)));
        detail.put("how", submission.text("how"));
        detail.put("note", submission.text("note"));
        var basis = basis(lease, submission);
        if (basis != null) {
            detail.put("proof", basis.fileName());
        }
        var how = submission.text("how");
        audit.record(lease.number(), actor, "DATA_" + (how.equals(COPY_KEPT) ? "RETURNED" : how), detail, null);
        disposal.certify(lease, task.getId());
    }

    private @Nullable Attachment basis(Lease lease, Submission submission) {
        return disposal.require(
                lease,
                submission.text("how"),
                LocalDate.parse(submission.text("dataDisposedOn")),
                LocalDate.now(clock));
    }

    private static NamedFacts said(Submission submission) {
        return DAYS.stream()
                .reduce(
                        NamedFacts.none(),
                        (said, fact) -> said.withKnown(fact, submission.day(fact.member())),
                        NamedFacts::and);
    }
}
