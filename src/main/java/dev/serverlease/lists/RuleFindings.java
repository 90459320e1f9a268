package dev.serverlease.lists;

import dev.serverlease.law.Occasion;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Which leases a rule found wanting in a month: at the checks of a round in that in which its application came, at a
 * later stage on the way to being in force in that in which the rule was asked. In SQL {@code f} is the row of
 * {@code lease.findings} and {@code v} a rule with its outcome.
 */
public final class RuleFindings {

    /** Those after the checks; as their index has them. */
    public static final String AFTER_CHECKS =
            "f.violated <> '{}' and f.occasion in ('LEGAL_REVIEW', 'CONTRACT', 'ACTIVATION')";

    /** When these were asked, like 2026-12. */
    public static final String MONTH_ASKED = "left(f.document ->> 'asOf', 7)";

    /** Who rejects or returns an application need not answer what only an approval asks: that is no finding. */
    public static final String ANSWERED = "(f.occasion <> 'LEGAL_REVIEW' or v.value <> 'UNDETERMINED')";

    private static final String CHECKED = "select f.lease_number from lease.application a join lease.findings f"
            + " on f.lease_number = a.lease_number and f.round = a.round and f.occasion = 'CHECKS'"
            + " where a.submitted_at >= :monthFrom and a.submitted_at < :monthUntil and f.violated <> '{}'";

    private static final String LATER = "select f.lease_number from lease.findings f where " + AFTER_CHECKS
            + " and f.occasion in ({occasions}) and " + MONTH_ASKED + " = :monthAsked";

    private static final String RULES = " and f.violated ??| array[{codes}]"
            + " and exists (select from jsonb_each_text(f.violated) v where v.key in ({codes}) and " + ANSWERED
            + " and (cardinality(cast(:effects as text[])) = 0 or v.value = any(cast(:effects as text[]))))";

    private RuleFindings() {}

    /**
     * @param rules checked codes, one at least
     * @param occasions checked codes; none for the checks
     */
    static String condition(List<String> rules, List<String> occasions) {
        var found = new ArrayList<String>();
        if (occasions.isEmpty() || occasions.contains(Occasion.CHECKS.name())) {
            found.add(CHECKED + RULES);
        }
        var later = occasions.stream()
                .filter(occasion -> !occasion.equals(Occasion.CHECKS.name()))
                .toList();
        if (!later.isEmpty()) {
            found.add((LATER + RULES).replace("{occasions}", quoted(later)));
        }
        return "l.number in (" + String.join(" union all ", found).replace("{codes}", quoted(rules)) + ")";
    }

    private static String quoted(List<String> codes) {
        return codes.stream().map(Criterion::quoted).collect(Collectors.joining(", "));
    }
}
