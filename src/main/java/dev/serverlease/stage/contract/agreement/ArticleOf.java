package dev.serverlease.stage.contract.agreement;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.serverlease.clause.ClauseLibrary;
import dev.serverlease.clause.ContractFacts;
import dev.serverlease.clause.ContractText;
import dev.serverlease.clause.NumberedClause;
import dev.serverlease.clause.Place;
import dev.serverlease.clause.terms.CaseFacts;
import dev.serverlease.config.LeaseSettings.Lessor;
import dev.serverlease.lease.Bilingual;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The places of the contract at hand where a changed member stands, by number and title: its head, articles, annexes
 * and signature page that would be written otherwise, and those that state the party's name or number, special terms
 * included.
 */
record ArticleOf(ContractText contract, ObjectNode application, Lessor lessor) {

    private static final String RECITALS = "recitals";

    /** What only a draft states is the same before and after. */
    private static final List<String> OF_THE_DRAFT = List.of("number", "caseDigest", "review.every", "expiry.notice");

    /** What states one member of the party, as the contract has it. */
    private static final Map<String, String> OF_THE_PARTY = Map.of(
            PartyChange.NAME,
            "lessee.name",
            PartyChange.SIGNER,
            "lessee.signer",
            "lessee.uscc",
            "lessee.code",
            AgreedChanges.ID_NUMBER,
            "lessee.code");

    /** What stands in the contract of a person's whole number: where it is kept (clauses parties, annexes). */
    private static final String WHOLE_NUMBER = "完整证件号码";

    Bilingual article(JsonNode change) {
        var changed = AgreedChanges.applied(
                application.deepCopy(), JsonNodeFactory.instance.arrayNode().add(change));
        var otherwise = ClauseLibrary.current().changed(facts(application), facts(changed));
        var stated = stated(change.path("path").asText());
        var cited = contract.clauses().stream()
                .filter(clause -> otherwise.contains(clause.id()) || says(clause, stated))
                .toList();
        // what no article states was stated for it
        return cited.isEmpty() ? said(contract.clause(RECITALS).stream().toList(), true) : said(cited, false);
    }

    /** By what a place is found that no clause of the library wrote, or wrote of another text; null if by nothing. */
    private @Nullable String stated(String path) {
        var text = OF_THE_PARTY.get(path);
        if (text == null) {
            return null;
        }
        if (path.equals(AgreedChanges.ID_NUMBER)
                && application.at("/lessee/kind").asText().equals("INDIVIDUAL")) {
            // its last four digits may stand anywhere
            return WHOLE_NUMBER;
        }
        var facts = facts(application);
        return facts.isGiven(text) ? facts.text(text).zh() : null;
    }

    private static boolean says(NumberedClause clause, @Nullable String stated) {
        return stated != null
                && clause.lines().stream()
                        .anyMatch(
                                line -> line.zh().contains(stated) || line.en().contains(stated));
    }

    private ContractFacts facts(ObjectNode application) {
        return CaseFacts.of(application, lessor)
                .text("number", "")
                .text("caseDigest", "")
                .text("review.every", "");
    }

    private static Bilingual said(List<NumberedClause> clauses, boolean stated) {
        return new Bilingual(
                clauses.stream().map(clause -> called(clause).zh()).collect(Collectors.joining("、"))
                        + (stated ? "所依据的申请资料" : ""),
                clauses.stream().map(clause -> called(clause).en()).collect(Collectors.joining(", "))
                        + (stated ? " (the application it rests on)" : ""));
    }

    private static Bilingual called(NumberedClause clause) {
        var number = clause.number();
        var place = number != null
                ? number
                : clause.place() == Place.HEAD ? new Bilingual("首部", "The head") : new Bilingual("", "The last page");
        return new Bilingual(
                place.zh() + "《" + clause.title().zh() + "》",
                place.en() + " (" + clause.title().en() + ")");
    }
}
