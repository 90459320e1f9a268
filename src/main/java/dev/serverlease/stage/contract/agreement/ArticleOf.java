package dev.serverlease.stage.contract.agreement;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.serverlease.clause.ClauseLibrary;
import dev.serverlease.clause.ContractFacts;
import dev.serverlease.clause.ContractText;
import dev.serverlease.clause.NumberedClause;
import dev.serverlease.clause.terms.CaseFacts;
import dev.serverlease.config.LeaseSettings.Lessor;
import dev.serverlease.lease.Bilingual;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The articles of the contract at hand that a changed member changes, by number and title: those that would be written
 * otherwise.
 */
record ArticleOf(ContractText contract, ObjectNode application, Lessor lessor) {

    private static final String RECITALS = "recitals";

    /** What only a draft states is the same before and after. */
    private static final List<String> OF_THE_DRAFT = List.of("number", "caseDigest", "reviewMonths", "expiry.notice");

    Bilingual article(JsonNode change) {
        var changed = AgreedChanges.applied(
                application.deepCopy(), JsonNodeFactory.instance.arrayNode().add(change));
        var cited = cited(ClauseLibrary.current().changed(facts(application), facts(changed)));
        // what no article states was stated for it
        return cited.isEmpty() ? said(cited(List.of(RECITALS)), true) : said(cited, false);
    }

    private ContractFacts facts(ObjectNode application) {
        return CaseFacts.of(application, lessor)
                .text("number", "")
                .text("caseDigest", "")
                .text("reviewMonths", "");
    }

    private List<NumberedClause> cited(List<String> ids) {
        return ids.stream()
                .map(contract::clause)
                .flatMap(Optional::stream)
                .filter(clause -> clause.number() != null)
                .toList();
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
        return number == null
                ? clause.title()
                : new Bilingual(
                        number.zh() + "《" + clause.title().zh() + "》",
                        number.en() + " (" + clause.title().en() + ")");
    }
}
