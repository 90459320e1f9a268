package dev.serverlease.stage.contract;

import dev.serverlease.clause.ContractText;
import dev.serverlease.clause.NumberedClause;
import dev.serverlease.clause.terms.PersonalClauses;
import dev.serverlease.lease.storage.Latest;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.thymeleaf.TemplateEngine;
import org.thymeleaf.context.Context;

/**
 * A contract to be read in a browser: the stored text, Chinese with the English below it. Whoever signs, seals or
 * checks it reads the same page, which its digest fixes, so it is kept for a while.
 */
@Component
class ContractPage {

    private static final String TEMPLATE = "contract/server-lease";
    private static final String CLAUSE = "contract/clause";

    private final TemplateEngine templates;
    private final Map<String, String> lately = Latest.of(50);

    /** Most clauses say the same in thousands of contracts. */
    private final Map<NumberedClause, String> clauses = Latest.of(1_000);

    ContractPage(TemplateEngine templates) {
        this.templates = templates;
    }

    /** How much is shown of the clauses that state personal data of the lessee; their headings always are. */
    enum Shown {
        ALL,
        /** For operations, who hand over and return data there. */
        NOTICE,
        NONE
    }

    String html(String number, Contract contract, Shown shown) {
        var which = number + "/" + contract.version() + "/" + contract.digest() + "/" + shown;
        return Latest.get(lately, which, any -> made(number, contract, text(contract.text(), shown)));
    }

    private static ContractText text(ContractText text, Shown shown) {
        return shown == Shown.ALL ? text : PersonalClauses.without(text, shown == Shown.NOTICE);
    }

    private String made(String number, Contract contract, ContractText text) {
        var page = new Context(Locale.CHINA);
        page.setVariable("number", number);
        page.setVariable("version", contract.version());
        page.setVariable("digest", contract.digest());
        page.setVariable("text", text);
        page.setVariable(
                "clauses",
                text.clauses().stream()
                        .map(clause -> Latest.get(clauses, clause, this::made))
                        .collect(Collectors.joining()));
        return templates.process(TEMPLATE, page);
    }

    private String made(NumberedClause clause) {
        var section = new Context(Locale.CHINA);
        section.setVariable("clause", clause);
        return templates.process(CLAUSE, section);
    }
}
