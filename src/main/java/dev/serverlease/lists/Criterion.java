package dev.serverlease.lists;

import dev.serverlease.lease.EndReason;
import dev.serverlease.lease.LeaseStage;
import dev.serverlease.lease.Risk;
import dev.serverlease.words.DateWords;
import dev.serverlease.words.Word;
import dev.serverlease.words.Words;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One way to narrow a list of leases: its name in an address, what people call it, which values it takes, and its
 * condition. In a condition {@code l} is the lease's row and {@code {codes}} the wanted codes; a day stands as the
 * first instant of it, or behind it where the criterion ends a time.
 */
public enum Criterion {
    Q("q", Kind.TEXT, ""),
    STAGE("stage", CriterionCodes.stages(Criterion.OPEN), "l.stage in ({codes})"),
    RISK(
            "risk",
            CriterionCodes.of(Risk.values(), risk -> Words.of("risk", risk)),
            "l.risk in ({codes}) and l.risk_rank in ({ranks})"),
    END_REASON(
            "endReason",
            CriterionCodes.of(EndReason.values(), reason -> Words.of("end-reason", reason)),
            "l.end_reason in ({codes}) and not l.notice_due"),
    APPLICANT("applicant", Kind.TEXT, "l.applicant = :applicant"),
    OFFICER(
            "officer",
            Kind.TEXT,
            "l.number in (select p.business_key_ from act_ru_task t join act_ru_execution p on p.id_ = t.proc_inst_id_"
                    + " where t.assignee_ = :officer" + Criterion.LATE + ")"),
    GROUP(
            "group",
            Words.all("group"),
            "l.number in (select p.business_key_ from act_ru_identitylink i join act_ru_task t on t.id_ = i.task_id_"
                    + " and t.assignee_ is null join act_ru_execution p on p.id_ = t.proc_inst_id_"
                    + " where i.group_id_ in ({codes}) and i.type_ = 'candidate'" + Criterion.LATE + ")"),
    /** Where its process waits: at this element of a model, or within it. */
    STEP(
            "step",
            ModelPlaces.waiting(),
            "l.number in (select p.business_key_ from act_ru_execution e join act_ru_execution p on p.id_ = e.proc_inst_id_"
                    + " where e.act_id_ in ({codes}) and (not :lateTask or exists (select from act_ru_task t"
                    + " where t.proc_inst_id_ = e.proc_inst_id_ and t.task_def_key_ in ({codes}) and t.due_date_ < :now)))"),
    /** Of those tasks only what is overdue. */
    LATE_TASK("lateTask", Kind.FLAG, ""),
    OVERDUE("overdue", Kind.FLAG, "l.due_rank < :now"),
    /** What has ended waits for no date, and is at none. */
    IN_TIME("inTime", Kind.FLAG, "l.due_rank >= :now and l.due_rank < 'infinity'"),
    WHAT(
            "what",
            CriterionCodes.of(DateWords.values(), what -> new Word(what.zh(), what.en())),
            "l.due_what in ({codes})"),
    DUE_FROM("dueFrom", Kind.LAST_DAY, "l.due_rank > :dueFrom and l.due_at is not null"),
    DUE_UNTIL("dueUntil", Kind.LAST_DAY, "l.due_rank <= :dueUntil"),
    TERM_ENDS_FROM(
            "termEndsFrom",
            Kind.LAST_DAY,
            "l.stage in ('IN_FORCE', 'SUSPENDED') and coalesce(l.term_ends_at, 'infinity') > :termEndsFrom"
                    + " and l.term_ends_at is not null"),
    TERM_ENDS_UNTIL(
            "termEndsUntil",
            Kind.LAST_DAY,
            "l.stage in ('IN_FORCE', 'SUSPENDED') and coalesce(l.term_ends_at, 'infinity') <= :termEndsUntil"),
    SINCE_FROM("sinceFrom", Kind.DAY, "l.stage_since >= :sinceFrom"),
    SINCE_UNTIL("sinceUntil", Kind.DAY, "l.stage_since < :sinceUntil"),
    APPLIED_FROM("appliedFrom", Kind.DAY, "l.applied_at >= :appliedFrom"),
    APPLIED_UNTIL("appliedUntil", Kind.DAY, "l.applied_at < :appliedUntil"),
    REACHED("reached", CriterionCodes.way(), "l.reached in ({codes})"),
    IN_FORCE("inForce", Kind.FLAG, "l.stage in ('IN_FORCE', 'SUSPENDED')"),
    REVIEW_OVERDUE("reviewOverdue", Kind.FLAG, "l.review_due < :now"),
    REVIEW_DUE_FROM("reviewDueFrom", Kind.LAST_DAY, "l.review_due > :reviewDueFrom"),
    REVIEW_DUE_UNTIL("reviewDueUntil", Kind.LAST_DAY, "l.review_due <= :reviewDueUntil"),
    REVIEWED_FROM("reviewedFrom", Kind.DAY, "l.reviewed_at >= :reviewedFrom"),
    REVIEWED_UNTIL("reviewedUntil", Kind.DAY, "l.reviewed_at < :reviewedUntil"),
    /** Done in a month, with one of these outcomes. */
    REVIEW(
            "review",
            Words.all("use-review-outcome"),
            "l.number in (select r.lease_number from lease.use_review r where r.completed_at >= :monthFrom"
                    + " and r.completed_at < :monthUntil and r.outcome in ({codes}) and " + Criterion.REVIEWED + ")"),
    /** An open one, by the time that is left for it. */
    DUTY(
            "duty",
            Words.all("duty-left"),
            "l.number in (select d.lease_number from lease.duty d where not exists (select from lease.duty_done e"
                    + " where e.lease_number = d.lease_number and e.position = d.position)"
                    + " and case when d.due_at < :now then 'OVERDUE'"
                    + " when d.due_at < cast(:now as timestamptz) + interval '24 hours' then 'DAY'"
                    + " when d.due_at < cast(:now as timestamptz) + interval '72 hours' then 'THREE_DAYS'"
                    + " else 'LATER' end in ({codes}))"),
    ARREARS("arrears", Kind.FLAG, "l.number in (" + Criterion.IN_ARREARS + ")"),
    NOTICED("noticed", Kind.FLAG, Criterion.UNDER_NOTICE + " and lease.ends_by_notice(l)"),
    AT_RISK(
            "atRisk",
            Kind.FLAG,
            "l.stage in ('IN_FORCE', 'SUSPENDED') and l.number in (select s.number from lease.lease s"
                    + " where s.stage = 'SUSPENDED' union all " + Criterion.IN_ARREARS
                    + " union all select l.number from lease.lease l where " + Criterion.UNDER_NOTICE
                    + " and lease.ends_by_notice(l))"),
    FAILED(
            "failed",
            Kind.FLAG,
            "l.number in (select p.business_key_ from act_ru_incident i join act_ru_execution p on p.id_ = i.proc_inst_id_)"),
    /** At this element of a model, or within it. */
    FAILED_STEP(
            "failedStep",
            ModelPlaces.failing(),
            "l.number in (select p.business_key_ from act_ru_incident i join act_ru_execution p on p.id_ = i.proc_inst_id_"
                    + " where i.activity_id_ in ({codes}))"),
    /** Of the rent that is agreed for now; what a lease was let for before is asked first, for it has an index. */
    CURRENCY(
            "currency",
            Words.all("currency"),
            "l.number in (select r.lease_number from lease.rent_rate r where r.currency in ({codes}))"
                    + " and (select r.currency from lease.rent_rate r where r.lease_number = l.number"
                    + " and r.from_day <= :today order by r.from_day desc limit 1) in ({codes})"),
    PERMIT_ENDS_UNTIL(
            "permitEndsUntil",
            Kind.DATE,
            "l.number in (select r.lease_number from lease.permit_register p join lease.relied_on r on r.number = p.number"
                    + " where p.valid_to <= :permitEndsUntil)"),
    /** The condition is that of {@link RuleFindings}. */
    RULE("rule", CriterionCodes.rules(), ""),
    /** At which that rule was asked; the checks if it is not given. */
    OCCASION("occasion", CriterionCodes.occasions(), ""),
    /** Of that rule. */
    EFFECT("effect", Words.all("rule-effect"), ""),
    MONTH("month", Kind.MONTH, ""),
    LESSEE("lessee", Kind.TEXT, ""),
    REFERENCE("reference", Kind.TEXT, "l.reference = :reference");

    /** What stands in an address in place of a stage: any but the last. */
    public static final String OPEN = "OPEN";

    /**
     * Which of the rows {@code r} of {@code lease.use_review} are reviews: not a stop by an authority's order alone,
     * which is recorded beside its suspension, for nobody has reviewed the use.
     */
    public static final String REVIEWED =
            "not exists (select from lease.suspension s where s.lease_number = r.lease_number"
                    + " and s.ground = r.ground and s.cure_by = r.cure_by and s.obeyed is not null)";

    private static final String LATE = " and (not :lateTask or t.due_date_ < :now)";

    private static final String IN_ARREARS =
            "select d.lease_number from lease.rent_default d where not exists (select from lease.rent_outcome o"
                    + " where o.lease_number = d.lease_number and o.position = d.position)";

    private static final String UNDER_NOTICE =
            "l.stage in ('IN_FORCE', 'SUSPENDED') and l.indefinite and l.term_ends_at is not null";

    private static final String FROM = "From";
    private static final String UNTIL = "Until";

    private static final Map<String, Criterion> BY_PARAMETER =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(Criterion::parameter, Function.identity()));

    private final String parameter;
    private final Kind kind;
    private final Map<String, Word> codes;
    private final String sql;

    Criterion(String parameter, Kind kind, String sql) {
        this(parameter, kind, Map.of(), sql);
    }

    Criterion(String parameter, Map<String, Word> codes, String sql) {
        this(parameter, Kind.CODE, codes, sql);
    }

    Criterion(String parameter, Kind kind, Map<String, Word> codes, String sql) {
        this.parameter = parameter;
        this.kind = kind;
        this.codes = codes;
        this.sql = sql;
    }

    /** @return empty if no criterion has this name */
    static Optional<Criterion> named(String parameter) {
        return Optional.ofNullable(BY_PARAMETER.get(parameter));
    }

    /** Its name in an address. */
    public String parameter() {
        return parameter;
    }

    public Word label() {
        return Words.of("list-filter", parameter);
    }

    public Kind kind() {
        return kind;
    }

    /** The codes that it takes, with their words; empty for other kinds. */
    public Map<String, Word> codes() {
        return codes;
    }

    /** The one that ends the time which this one begins; empty if it begins none. */
    Optional<Criterion> end() {
        return parameter.endsWith(FROM) ? named(parameter.replace(FROM, UNTIL)) : Optional.empty();
    }

    boolean isEnd() {
        return parameter.endsWith(UNTIL);
    }

    /** The condition for these codes, which were checked against {@link #codes}. */
    String condition(List<String> wanted) {
        if (this == STAGE && wanted.contains(OPEN)) {
            return "l.stage <> 'ENDED'";
        }
        if (this == STAGE && wanted.equals(List.of(LeaseStage.ENDED.name()))) {
            // where the order by risk has them, behind all others
            return "l.stage = 'ENDED' and l.risk_rank >= " + Risk.values().length;
        }
        var list = switch (this) {
            case REACHED -> from(wanted);
            case STEP, FAILED_STEP -> wanted.stream().flatMap(ModelPlaces::within);
            default -> wanted.stream();
        };
        return sql.replace("{codes}", list.map(Criterion::quoted).collect(Collectors.joining(", ")))
                .replace("{ranks}", this == RISK ? ranks(wanted) : "");
    }

    /** The first of these and all that follow it. */
    private Stream<String> from(List<String> wanted) {
        return codes.keySet().stream().dropWhile(code -> !wanted.contains(code));
    }

    static String quoted(String code) {
        return "'" + code + "'";
    }

    /** As column {@code risk_rank} counts, of those that have not ended and of those that have. */
    private static String ranks(List<String> risks) {
        int all = Risk.values().length;
        return risks.stream()
                .map(risk -> all - 1 - Risk.valueOf(risk).ordinal())
                .flatMap(rank -> Stream.of(rank, rank + all))
                .map(String::valueOf)
                .collect(Collectors.joining(", "));
    }
}
