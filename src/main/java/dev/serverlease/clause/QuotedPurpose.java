package dev.serverlease.clause;

import dev.serverlease.clause.NumberedClause.Line;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What a contract quotes of the lessee's purpose. It says what the lessee told and not what the parties agree, so that
 * no words of it make a contract unlawful, and none prove a clause: officers judge a purpose when they review the case.
 */
final class QuotedPurpose {

    /** The clauses that quote it, of leases, renewals and changes. */
    private static final Set<String> CLAUSES = Set.of("purpose", "pi-annex", "review", "changes");

    private static final Pattern QUOTATION = Pattern.compile("(?<=约定用途为：|处理个人信息的目的为)“.*”", Pattern.DOTALL);

    private static final Pattern CHANGE = Pattern.compile("(?<=中的“(?:使用用途|处理个人信息的目的)”：).*”", Pattern.DOTALL);

    private QuotedPurpose() {}

    /** The text as a check reads it. */
    static ContractText leftOut(ContractText text) {
        return new ContractText(
                text.clauses().stream().map(QuotedPurpose::leftOut).toList());
    }

    private static NumberedClause leftOut(NumberedClause clause) {
        return CLAUSES.contains(clause.id())
                ? clause.saying(
                        clause.lines().stream().map(QuotedPurpose::leftOut).toList())
                : clause;
    }

    private static Line leftOut(Line line) {
        var quoted = QUOTATION.matcher(line.zh()).replaceFirst("“……”");
        var zh = CHANGE.matcher(quoted).replaceFirst("变更为“……”");
        return zh.equals(line.zh()) ? line : new Line(zh, "", line.marked(), line.item());
    }
}
