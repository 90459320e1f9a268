package dev.serverlease.legalcheck;

import dev.serverlease.law.ArticleTexts;
import dev.serverlease.law.Citation;
import dev.serverlease.law.Finding;
import dev.serverlease.law.LeaseFacts;
import dev.serverlease.law.Occasion;
import dev.serverlease.law.Outcome;
import dev.serverlease.law.Rulebook;
import dev.serverlease.lease.StoredFinding;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;

/** Asks today's law over the facts of an application. */
@Service
public class LegalCheck {

    private final FactsReader facts;
    private final Clock clock;

    LegalCheck(FactsReader facts, Clock clock) {
        this.facts = facts;
        this.clock = clock;
    }

    /** Today's law over an application, all subjects; nothing is stored. For dry runs and use reviews. */
    public List<StoredFinding> today(String application) {
        return ask(Occasion.CHECKS, factsToday(application));
    }

    /** The law of another day over an application; nothing is stored. For replays. */
    public List<StoredFinding> on(LocalDate day, String application) {
        return stored(Rulebook.current().ask(Occasion.CHECKS, facts.read(application, Set.of(), day), day));
    }

    List<StoredFinding> ask(Occasion occasion, LeaseFacts leaseFacts) {
        return stored(Rulebook.current().ask(occasion, leaseFacts, today()));
    }

    LeaseFacts factsToday(String application) {
        return facts.read(application, Set.of(), today());
    }

    LeaseFacts factsOfDraft(String application, Set<String> clauses) {
        return facts.read(application, clauses, today());
    }

    LocalDate today() {
        return LocalDate.now(clock);
    }

    static List<StoredFinding> stored(List<Finding> findings) {
        return findings.stream().map(LegalCheck::stored).toList();
    }

    private static StoredFinding stored(Finding finding) {
        return new StoredFinding(
                finding.rule().value(),
                finding.ruleVersion(),
                finding.subject().name(),
                finding.outcome().name(),
                finding.message().zh(),
                finding.message().en(),
                finding.citations().stream().map(Citation::text).collect(Collectors.joining("；")),
                finding.citations().stream().map(Citation::textEn).collect(Collectors.joining("; ")),
                quote(finding),
                finding.needsTextCheck(),
                finding.facts(),
                finding.asOf());
    }

    /**
     * The text is kept where somebody has to act on it or should know it; elsewhere the citation and version suffice.
     */
    private static String quote(Finding finding) {
        return finding.outcome().compareTo(Outcome.INFO) > 0
                ? ""
                : finding.citations().stream()
                        .map(citation -> citation.text() + "\n" + ArticleTexts.quote(citation))
                        .collect(Collectors.joining("\n\n"));
    }
}
