package dev.serverlease.words;

import dev.serverlease.law.consequence.Consequence;
import dev.serverlease.law.consequence.Consequences;
import dev.serverlease.lease.Bilingual;
import dev.serverlease.lease.StoredFinding;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A finding as people read it. */
public final class FindingWords {

    private FindingWords() {}

    /**
     * What the forms of tasks show of a finding, by the names that they use; the caller may add to it. Without a
     * consequence its texts are left out.
     */
    public static Map<String, Object> of(StoredFinding finding) {
        var view = new LinkedHashMap<String, Object>();
        view.put("rule", finding.rule().value());
        view.put("title", RuleTitles.of(finding.rule()).both());
        view.put("outcome", finding.outcome().name());
        view.put("outcomeZh", finding.outcome().zh());
        view.put("outcomeEn", finding.outcome().en());
        view.put("messageZh", finding.messageZh());
        view.put("messageEn", finding.messageEn());
        view.put("citation", finding.citationZh());
        view.put("citationEn", finding.citationEn());
        view.put("quote", finding.quoteForReading());
        consequence(finding).ifPresent(said -> {
            view.put("consequenceZh", said.zh());
            view.put("consequenceEn", said.en());
        });
        return view;
    }

    /** What the law attaches to the breach, as it was on the day of the finding; empty if nothing is known of it. */
    public static Optional<Bilingual> consequence(StoredFinding finding) {
        return Optional.ofNullable(finding.consequence())
                .flatMap(code -> Consequences.current().on(code, finding.asOf()))
                .map(Consequence::sentence)
                .map(sentence -> new Bilingual(sentence.zh(), sentence.en()));
    }

    /**
     * The members of an application that the finding concerns: those named in its text; if none, its empty facts; if
     * none is empty, all its facts.
     */
    public static List<String> concerned(StoredFinding finding) {
        var stated = finding.facts().keySet().stream()
                .filter(fact -> ApplicationFields.current().label(fact).isPresent())
                .toList();
        var named = stated.stream()
                .filter(fact -> finding.messageZh().contains(LawWords.pointer(fact)))
                .toList();
        var empty = stated.stream()
                .filter(fact -> "".equals(finding.facts().get(fact)))
                .toList();
        return !named.isEmpty() ? named : !empty.isEmpty() ? empty : stated;
    }
}
