package dev.serverlease.stage.legalreview;

import dev.serverlease.lease.Lease;
import dev.serverlease.words.ApplicationWords;
import dev.serverlease.words.Words;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * The case as the officer's form shows it, in the order in which an officer thinks: who, what for, how connected, the
 * server, licences, data, terms; then the findings, what has changed, and earlier decisions.
 */
@Component
class CaseView {

    private final CaseFacts facts;
    private final CaseBackground backgrounds;
    private final RegisterExtract registers;
    private final EarlierLeases earlierLeases;
    private final CaseFindings findings;
    private final ApplicationWords words;

    CaseView(
            CaseFacts facts,
            CaseBackground backgrounds,
            RegisterExtract registers,
            EarlierLeases earlierLeases,
            CaseFindings findings,
            ApplicationWords words) {
        this.facts = facts;
        this.backgrounds = backgrounds;
        this.registers = registers;
        this.earlierLeases = earlierLeases;
        this.findings = findings;
        this.words = words;
    }

    /** @param second whether it is for the second officer, whose digest also covers the first decision */
    Map<String, Object> of(Lease lease, boolean second) {
        var application = words.tree(lease.application());
        var numbers = registers.numbers(application);
        var background = backgrounds.of(lease, numbers.keySet());
        var view = new LinkedHashMap<String, Object>();
        view.put("number", lease.number());
        view.put("applicant", lease.applicant());
        view.put("round", lease.round());
        var risk = lease.risk();
        view.put("risk", risk == null ? "" : risk.name());
        view.put(
                "riskWord",
                risk == null ? ApplicationWords.NOTHING : Words.of("risk", risk).both());
        view.put("officers", lease.officers());
        view.putAll(facts.of(lease, application));
        view.put("registers", registers.rows(numbers, background));
        view.put("earlierLeases", earlierLeases.rows(background));
        findings.put(view, lease, application, second);
        return view;
    }
}
