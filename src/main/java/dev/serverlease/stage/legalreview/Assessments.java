package dev.serverlease.stage.legalreview;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.serverlease.approval.Assessment;
import dev.serverlease.approval.Conclusion;
import dev.serverlease.approval.Decisions.NewCondition;
import dev.serverlease.clause.VoidTerms;
import dev.serverlease.law.Outcome;
import dev.serverlease.law.RuleId;
import dev.serverlease.lease.StoredFinding;
import dev.serverlease.paper.Glyphs;
import dev.serverlease.request.PlainText;
import dev.serverlease.request.Refusal;
import dev.serverlease.request.Refusal.FieldError;
import dev.serverlease.request.Submission;
import dev.serverlease.words.RuleTitles;
import dev.serverlease.words.Word;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** 逐项认定: how an officer decides on each finding that needs a decision, and the resulting conditions. */
@Component
class Assessments {

    /** The form's list: a line for each finding, with its rule, the conclusion and the ground. */
    static final String FIELD = "assessments";

    static final String CONDITIONS = "conditions";

    private static final Set<Outcome> FOR_AN_OFFICER = Set.of(Outcome.REVIEW, Outcome.UNDETERMINED);
    private static final Map<String, Conclusion> CONCLUSIONS =
            Arrays.stream(Conclusion.values()).collect(Collectors.toMap(Conclusion::name, Function.identity()));
    private static final int LONGEST = 2000;

    private final ObjectMapper json;

    Assessments(ObjectMapper json) {
        this.json = json;
    }

    /** What the officer wrote: each finding's assessment, and the conditions of the approval. */
    record Written(List<Assessment> assessments, List<NewCondition> conditions) {

        List<RuleId> cleared() {
            return assessments.stream()
                    .filter(assessment -> assessment.conclusion() == Conclusion.NO_VIOLATION)
                    .map(Assessment::rule)
                    .toList();
        }

        List<Assessment> withoutConditions() {
            return assessments.stream()
                    .filter(assessment -> assessment.conclusion() != Conclusion.CONDITION)
                    .toList();
        }
    }

    static boolean isForAnOfficer(StoredFinding finding) {
        return FOR_AN_OFFICER.contains(finding.outcome());
    }

    /**
     * Reads the submitted list; empty lines are skipped.
     *
     * @throws Refusal with 400 if it is not such a list, or a line is incomplete
     */
    Written read(Submission submission, List<StoredFinding> found) {
        var errors = new ArrayList<FieldError>();
        var waiting = found.stream()
                .filter(Assessments::isForAnOfficer)
                .map(finding -> finding.rule().value())
                .collect(Collectors.toSet());
        var undertaken = found.stream()
                .filter(Undertaking::isIn)
                .map(finding -> finding.rule().value())
                .collect(Collectors.toSet());
        var titles = found.stream()
                .map(StoredFinding::rule)
                .collect(Collectors.toMap(RuleId::value, RuleTitles::of, (one, other) -> one));
        var assessments = new ArrayList<Assessment>();
        var conditions = new ArrayList<NewCondition>();
        for (var line : lines(submission.text(FIELD))) {
            var rule = text(line, "rule");
            var conclusion = text(line, "conclusion");
            var concluded = CONCLUSIONS.get(conclusion);
            var ground = text(line, "ground");
            if (conclusion.isEmpty() && ground.isEmpty()) {
                continue;
            }
            var title = titles.getOrDefault(rule, new Word(rule, rule));
            if (!waiting.remove(rule)) {
                errors.add(new FieldError(
                        FIELD,
                        "“" + rule + "”不是待认定的事项，或者重复。 Not a finding that waits for you, or twice: “" + rule + "”."));
            } else if (concluded == null) {
                errors.add(new FieldError(
                        row(found, rule, "conclusion"),
                        "请认定“" + title.zh() + "”（不构成违反、构成违反或者落实条件后合规）。 Decide on “" + title.en() + "”."));
            } else if (ground.isEmpty() || ground.length() > LONGEST || !PlainText.is(ground)) {
                errors.add(new FieldError(
                        row(found, rule, "ground"),
                        "请写明认定“" + title.zh() + "”的理由或者条件（最多 " + LONGEST + " 字）。 Say why for “" + title.en()
                                + "”, or which condition (at most " + LONGEST + " characters)."));
            } else if (concluded == Conclusion.NO_VIOLATION && undertaken.contains(rule)) {
                errors.add(new FieldError(
                        row(found, rule, "conclusion"),
                        "申请人就“" + title.zh() + "”承诺开通前取得，尚未取得，不得认定不构成违反；请认定为“落实条件后合规”并写明开通条件，"
                                + "或者认定构成违反。 The applicant undertakes to obtain it for “" + title.en()
                                + "”: conclude “settled by a condition” and say which, or “violation”."));
            } else {
                var id = new RuleId(rule);
                assessments.add(new Assessment(id, concluded, ground));
                if (concluded == Conclusion.CONDITION) {
                    conditions.add(new NewCondition(id, ground));
                }
            }
        }
        submission
                .text(CONDITIONS)
                .lines()
                .map(String::strip)
                .filter(line -> !PlainText.isBlank(line))
                .forEach(line -> conditions.add(new NewCondition(null, line)));
        if (!PlainText.is(submission.text(CONDITIONS))) {
            errors.add(new FieldError(CONDITIONS, "开通条件" + PlainText.REMEDY));
        } else if (submission.text(CONDITIONS).length() > LONGEST) {
            errors.add(new FieldError(CONDITIONS, "开通条件最多 " + LONGEST + " 字。 At most " + LONGEST + " characters."));
        }
        conditions.forEach(condition -> objections(condition.content())
                .forEach(objection -> errors.add(new FieldError(
                        condition.rule() == null
                                ? CONDITIONS
                                : row(found, condition.rule().value(), "ground"),
                        objection))));
        refuse(errors);
        return new Written(assessments, conditions);
    }

    /** A condition stands in the contract: what no contract may say, or no font shows, is refused before. */
    private static Stream<String> objections(String condition) {
        return Stream.of(
                        VoidTerms.in(condition).stream()
                                .map(found -> found.text().both()),
                        Glyphs.objection(condition).map(objection -> "开通条件" + objection.both()).stream(),
                        condition.codePoints().anyMatch(Character::isIdeographic)
                                ? Stream.<String>empty()
                                : Stream.of("“" + condition + "”" + WrittenTerms.IN_CHINESE))
                .flatMap(texts -> texts);
    }

    /** @throws Refusal with 400 if an approval leaves a finding open or confirms a violation */
    static void requireForApproval(Written written, List<StoredFinding> found, boolean withConditions) {
        var errors = new ArrayList<FieldError>();
        found.stream()
                .filter(Assessments::isForAnOfficer)
                .map(StoredFinding::rule)
                .filter(rule -> written.assessments().stream()
                        .noneMatch(assessment -> assessment.rule().equals(rule)))
                .forEach(rule -> errors.add(new FieldError(
                        row(found, rule.value(), "conclusion"),
                        "通过前须逐项认定：“" + RuleTitles.of(rule).zh()
                                + "”。 Decide on each finding before you approve: “"
                                + RuleTitles.of(rule).en()
                                + "”.")));
        written.assessments().stream()
                .filter(assessment -> assessment.conclusion() == Conclusion.VIOLATION)
                .forEach(assessment -> errors.add(new FieldError(
                        row(found, assessment.rule().value(), "conclusion"),
                        "已认定“" + RuleTitles.of(assessment.rule()).zh() + "”构成违反，不得通过；请选择不予通过或者退回补正。 “"
                                + RuleTitles.of(assessment.rule()).en()
                                + "” is found violated; reject, or request changes.")));
        if (withConditions == written.conditions().isEmpty()) {
            errors.add(
                    withConditions
                            ? new FieldError(
                                    CONDITIONS, "附条件通过须至少写明一项开通条件。 An approval with conditions names at least one.")
                            : new FieldError(
                                    "decision",
                                    "已写明开通条件，请选择“附条件通过”，或者删去开通条件。 There are conditions: choose the approval with"
                                            + " conditions, or remove them."));
        }
        refuse(errors);
    }

    /**
     * A field of the finding's row on the form, like {@code assessments.0.ground}; the most severe finding comes first.
     */
    private static String row(List<StoredFinding> found, String rule, String member) {
        var rows = found.stream()
                .filter(Assessments::isForAnOfficer)
                .sorted(Comparator.comparing(StoredFinding::outcome))
                .map(finding -> finding.rule().value())
                .toList();
        return FIELD + "." + rows.indexOf(rule) + "." + member;
    }

    private List<Map<String, Object>> lines(String sent) {
        if (sent.isEmpty()) {
            return List.of();
        }
        try {
            var lines = json.readValue(sent, new TypeReference<@Nullable List<@Nullable Map<String, Object>>>() {});
            if (lines != null && lines.stream().noneMatch(Objects::isNull)) {
                return lines.stream().map(Objects::requireNonNull).toList();
            }
        } catch (JsonProcessingException e) {
            // not a list either; reported below
        }
        throw new Refusal(
                400,
                "逐项认定须为列表，每项写明事项、认定和理由；没有待认定事项的，请发送空列表 []。 The assessments must be a list"
                        + " of finding, conclusion and ground; where nothing waits, send the empty list [].",
                List.of(new FieldError(FIELD, "不是列表，或者列表中有空项。 Not a list, or one with an empty item.")));
    }

    private static String text(Map<?, ?> line, String member) {
        return line.get(member) instanceof String text ? text.strip() : "";
    }

    private static void refuse(List<FieldError> errors) {
        if (!errors.isEmpty()) {
            throw new Refusal(
                    400,
                    "未能提交，请更正后再试。 Not accepted; correct this and try again. "
                            + errors.stream().map(FieldError::message).collect(Collectors.joining(" ")),
                    errors);
        }
    }
}
