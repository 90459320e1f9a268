package dev.serverlease.duty;

import dev.serverlease.lease.Duty.Kind;
import dev.serverlease.process.Submission;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Set;

/** What the three forms ask. */
enum DutyForm {
    REPORT {
        @Override
        void check(Submission done, Clock clock) {
            var problems = done.problems();
            try {
                if (OffsetDateTime.parse(done.text("reportedAt")).toInstant().isAfter(clock.instant())) {
                    problems.wrong("reportedAt", "报告时间尚未到来。 The report cannot lie ahead.");
                }
            } catch (DateTimeParseException e) {
                problems.wrong(
                        "reportedAt",
                        "请填写报告时间，例如 2027-01-31T09:30+08:00。 Say when it was reported, like 2027-01-31T09:30+08:00.");
            }
            problems.required("authority", "受理的公安机关", 200)
                    .required("receiptNo", "回执编号", 200)
                    .refuseIfAny();
        }
    },
    FORWARD {
        @Override
        void check(Submission done, Clock clock) {
            var taken = measures(done);
            var problems = done.problems();
            if (taken.isEmpty() || !MEASURES.containsAll(taken)) {
                problems.wrong(
                        "measures",
                        "请选择所采取的措施：FORWARDED 转送承租人、ACCESS_RESTRICTED 断开链接或者限制访问、SUSPENDED 暂停服务、OTHER 其他。"
                                + " Choose the measures taken.");
            }
            if (taken.contains("FORWARDED")) {
                problems.day("forwardedOn", "转送日", null, LocalDate.now(clock));
            }
            if (!taken.contains("FORWARDED") || taken.contains("OTHER")) {
                problems.required("note", "说明（其他措施，或者未转送的理由）", 4000);
            }
            if (!done.text("counterNotice").isEmpty()) {
                problems.required("counterNotice", "不侵权声明", 4000);
            }
            problems.refuseIfAny();
        }
    },
    OBJECT {
        @Override
        void check(Submission done, Clock clock) {
            var problems = done.problems().oneOf("answer", "处理结果", Set.of("OBJECT", DutyTask.CONSENT));
            if (done.text("answer").equals(DutyTask.CONSENT)) {
                problems.required("ground", "同意转租的理由", 4000);
            } else {
                problems.day("objectedOn", "书面异议日", null, LocalDate.now(clock)).required("proof", "异议送达的证明", 2000);
            }
            problems.refuseIfAny();
        }
    };

    private static final Set<String> MEASURES = Set.of("FORWARDED", "ACCESS_RESTRICTED", "SUSPENDED", "OTHER");

    static DutyForm of(Kind kind) {
        return switch (kind) {
            case REPORT_TO_POLICE -> REPORT;
            case FORWARD_NOTICE -> FORWARD;
            case OBJECT_TO_SUBLEASE -> OBJECT;
        };
    }

    /** @throws dev.serverlease.process.Refusal with 400 where the form is not filled in as it should */
    abstract void check(Submission done, Clock clock);

    private static List<String> measures(Submission done) {
        return done.values().get("measures") instanceof List<?> list
                ? list.stream().map(String::valueOf).toList()
                : List.of();
    }
}
