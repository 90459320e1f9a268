package dev.serverlease.clause.terms;

import dev.serverlease.clause.ContractText;
import dev.serverlease.clause.NumberedClause;
import java.util.List;
import java.util.Set;

/**
 * The clauses that state where the lessee lives and how it is reached: of a natural person these are personal data. For
 * whoever needs them for no task a line stands in the place of each (PIPL art. 6).
 */
public final class PersonalClauses {

    /** Those whose wording takes a place, telephone or e-mail of the lessee; the place is the lessor's, or its. */
    static final Set<String> IDS = Set.of("parties", PersonalClauses.NOTICE, "place", "execution");

    private static final String NOTICE = "notice";

    private static final NumberedClause.Line WITHHELD = new NumberedClause.Line(
            "本条载明当事人的住所、地点或者联系方式，其中自然人的属于个人信息，不在此显示；经办人、合同管理员、法务人员和合规人员可以查看全文。",
            "This clause states where the parties are and how they are reached; of a natural person these are personal data and"
                    + " not shown here. The applicant and the contract, legal and compliance officers read the whole.",
            false,
            false);

    private PersonalClauses() {}

    /**
     * The same text with a line in the place of what these clauses say; their headings stay.
     *
     * @param notice whether the one on notices is left as it is, for whoever hands over or returns data at the address
     *     that it names
     */
    public static ContractText without(ContractText text, boolean notice) {
        return new ContractText(text.clauses().stream()
                .map(clause ->
                        IDS.contains(clause.id()) && !(notice && clause.id().equals(NOTICE))
                                ? withheld(clause)
                                : clause)
                .toList());
    }

    private static NumberedClause withheld(NumberedClause clause) {
        return new NumberedClause(
                clause.id(),
                clause.version(),
                clause.place(),
                clause.number(),
                clause.title(),
                clause.articles(),
                List.of(WITHHELD),
                null,
                clause.sha256());
    }
}
