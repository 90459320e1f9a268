package dev.serverlease.stage.contract;

import java.util.Locale;
import org.springframework.stereotype.Component;
import org.thymeleaf.TemplateEngine;
import org.thymeleaf.context.Context;

/** A contract to be read in a browser: the stored text, Chinese with the English below it. */
@Component
class ContractPage {

    private static final String TEMPLATE = "contract/server-lease";

    private final TemplateEngine templates;

    ContractPage(TemplateEngine templates) {
        this.templates = templates;
    }

    String html(String number, Contract contract) {
        var page = new Context(Locale.CHINA);
        page.setVariable("number", number);
        page.setVariable("version", contract.version());
        page.setVariable("digest", contract.digest());
        page.setVariable("text", contract.text());
        return templates.process(TEMPLATE, page);
    }
}
