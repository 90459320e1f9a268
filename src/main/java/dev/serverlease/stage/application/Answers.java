package dev.serverlease.stage.application;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.serverlease.law.Rule;
import dev.serverlease.law.RuleId;
import dev.serverlease.law.rules.Rulebook;
import dev.serverlease.words.ApplicationFields;
import java.util.List;

/**
 * The applicant's answers to rules (STATUTES 13.1), by the id of the rule. A form's field cannot have a rule's name: in
 * a form a dot separates a group from its member, and a dash means minus.
 */
final class Answers {

    private static final String MEMBER = "answers";

    /** The rules that an applicant may answer, in the order of the statutes. */
    static final List<String> RULES = Rulebook.current().rules().stream()
            .filter(rule -> rule.sheet().answerable())
            .map(Rule::id)
            .map(RuleId::value)
            .toList();

    private Answers() {}

    static String formName(String rule) {
        return ApplicationFields.key(rule);
    }

    /** Renames them from field names to rule ids and drops empty ones. */
    static void tidy(ObjectNode application) {
        if (application.get(MEMBER) instanceof ObjectNode answers) {
            RULES.forEach(rule -> rename(answers, formName(rule), rule));
            answers.properties().removeIf(answer -> answer.getValue() instanceof ObjectNode said && said.isEmpty());
            if (answers.isEmpty()) {
                application.remove(MEMBER);
            }
        }
    }

    /** Renames them from rule ids to field names. */
    static void forForm(ObjectNode application) {
        if (application.get(MEMBER) instanceof ObjectNode answers) {
            RULES.forEach(rule -> rename(answers, rule, formName(rule)));
        }
    }

    static boolean given(JsonNode application, String rule) {
        return application.path(MEMBER).has(rule);
    }

    private static void rename(ObjectNode answers, String from, String to) {
        var answer = answers.remove(from);
        if (answer != null) {
            answers.set(to, answer);
        }
    }
}
