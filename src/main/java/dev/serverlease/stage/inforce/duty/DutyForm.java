package dev.serverlease.stage.inforce.duty;

import dev.serverlease.law.facts.IncidentFacts.Grade;
import dev.serverlease.request.PlainText;
import dev.serverlease.request.Submission;
import dev.serverlease.stage.inforce.duty.Duty.Kind;
import dev.serverlease.words.Word;
import dev.serverlease.words.Words;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The fields of the forms. */
enum DutyForm {
    REPORT("reportedAt", "authority", "receiptNo") {
        @Override
        void checkFields(Submission done, Clock clock) {
            var problems = done.problems();
            checkTime(done, problems, clock);
            problems.required("authority", "受理的公安机关", 200)
                    .required("receiptNo", "回执编号", 200)
                    .refuseIfAny();
        }
    },
    FORWARD("measures", "forwardedOn", "note", "counterNotice") {
        @Override
        void checkFields(Submission done, Clock clock) {
            var taken = measures(done);
            var problems = done.problems();
            if (taken.isEmpty() || !MEASURES.containsAll(taken)) {
                problems.wrong(
                        "measures",
                        "请选择所采取的措施："
                                + Words.all("measure").values().stream()
                                        .map(Word::zh)
                                        .collect(Collectors.joining("、"))
                                + "。 Choose the measures taken.");
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
    OBJECT("answer", "ground", "objectedOn", "proof") {
        @Override
        void checkFields(Submission done, Clock clock) {
            var problems =
                    done.problems().oneOf("answer", "处理结果", "sublease-answer", Set.of("OBJECT", DutyTask.CONSENT));
            if (done.text("answer").equals(DutyTask.CONSENT)) {
                problems.required("ground", "同意转租的理由", 4000);
            } else {
                problems.day("objectedOn", "书面异议日", null, LocalDate.now(clock)).required("proof", "异议送达的证明", 2000);
            }
            problems.refuseIfAny();
        }
    },
    INCIDENT("answer", "grade", "reportedAt", "authority", "receiptNo", "handledOn", "ground") {
        @Override
        void checkFields(Submission done, Clock clock) {
            var problems = done.problems()
                    .oneOf("answer", "处理结果", "incident-answer", Set.of("REPORT", DutyTask.NO_REPORT))
                    .oneOf("grade", "事件等级", "incident-grade", GRADES);
            if (done.text("answer").equals(DutyTask.NO_REPORT)) {
                problems.required("ground", "无须报告的理由", 4000);
                if (done.text("grade").equals("UNKNOWN")) {
                    problems.wrong(
                            "grade",
                            "无须报告的，须先定为一般事件；等级存疑的，应当报告。 To make no report the incident must be found general; a doubtful one is"
                                    + " reported.");
                }
                if (Grade.valueOf(GRADES.contains(done.text("grade")) ? done.text("grade") : "UNKNOWN")
                        .isReported()) {
                    problems.wrong(
                            "answer",
                            "较大以上的网络安全事件必须报告；等级有误的，请先更正等级。 An incident of 较大 grade or above is reported; correct"
                                    + " the grade where it is wrong.");
                }
                problems.refuseIfAny();
                return;
            }
            checkTime(done, problems, clock);
            if (!done.text("handledOn").isEmpty()) {
                problems.day("handledOn", "处置结束日", null, LocalDate.now(clock));
            }
            problems.required("authority", "受理报告的部门", 200)
                    .required("receiptNo", "回执编号", 200)
                    .refuseIfAny();
        }
    },
    FINAL_INCIDENT("handledOn", "finalReportOn", "receiptNo") {
        @Override
        void checkFields(Submission done, Clock clock) {
            var today = LocalDate.now(clock);
            done.problems()
                    .day("handledOn", "处置结束日", null, today)
                    .day("finalReportOn", "总结报告日（不早于处置结束日）", done.day("handledOn"), today)
                    .required("receiptNo", "回执编号", 200)
                    .refuseIfAny();
        }
    };

    private static final Set<String> GRADES =
            Arrays.stream(Grade.values()).map(Enum::name).collect(Collectors.toUnmodifiableSet());

    private static void checkTime(Submission done, Submission.Problems problems, Clock clock) {
        try {
            if (OffsetDateTime.parse(done.text("reportedAt")).toInstant().isAfter(clock.instant())) {
                problems.wrong("reportedAt", "报告时间尚未到来。 The report cannot lie ahead.");
            }
        } catch (DateTimeParseException e) {
            problems.wrong(
                    "reportedAt",
                    "请填写报告时间，例如 2027-01-31T09:30+08:00。 Say when it was reported, like 2027-01-31T09:30+08:00.");
        }
    }

    private final Set<String> fields;

    DutyForm(String... fields) {
        this.fields = Set.of(fields);
    }

    private static final Set<String> MEASURES = Set.of("FORWARDED", "ACCESS_RESTRICTED", "SUSPENDED", "OTHER");

    static DutyForm of(Kind kind) {
        return switch (kind) {
            case REPORT_TO_POLICE -> REPORT;
            case FORWARD_NOTICE -> FORWARD;
            case OBJECT_TO_SUBLEASE -> OBJECT;
            case REPORT_INCIDENT -> INCIDENT;
            case FINAL_INCIDENT_REPORT -> FINAL_INCIDENT;
        };
    }

    /** @throws dev.serverlease.request.Refusal with 400 if the form is not filled in correctly */
    void check(Submission done, Clock clock) {
        var others = done.values().keySet().stream()
                .filter(field -> !fields.contains(field))
                .sorted()
                .toList();
        if (!others.isEmpty()) {
            var problems = done.problems();
            others.forEach(field ->
                    problems.wrong(field, "表单没有这一项，请删除：" + shown(field) + "。 The form has no such field; remove it."));
            problems.refuseIfAny();
        }
        // fields that this answer does not use are stored too
        var plain = done.problems();
        fields.stream().sorted().forEach(field -> plain.optional(field, label(field), LONGEST_TEXT));
        plain.refuseIfAny();
        checkFields(done, clock);
    }

    abstract void checkFields(Submission done, Clock clock);

    /** As the forms call it. */
    private static String label(String field) {
        return switch (field) {
            case "authority" -> "受理的部门";
            case "grade" -> "事件等级";
            case "handledOn" -> "处置结束日";
            case "finalReportOn" -> "总结报告日";
            case "receiptNo" -> "回执编号";
            case "reportedAt" -> "报告时间";
            case "measures" -> "所采取的措施";
            case "forwardedOn" -> "转送日";
            case "counterNotice" -> "不侵权声明";
            case "objectedOn" -> "书面异议日";
            case "answer" -> "处理结果";
            case "ground" -> "理由";
            case "proof" -> "证明";
            default -> "说明";
        };
    }

    private static String shown(String field) {
        return PlainText.is(field) ? field.substring(0, Math.min(field.length(), LONGEST_NAME)) : "";
    }

    private static final int LONGEST_NAME = 50;

    private static final int LONGEST_TEXT = 4000;

    static List<String> measures(Submission done) {
        return done.values().get("measures") instanceof List<?> list
                ? list.stream().map(String::valueOf).toList()
                : List.of();
    }
}
