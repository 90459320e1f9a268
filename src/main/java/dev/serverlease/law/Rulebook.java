package dev.serverlease.law;

import dev.serverlease.law.rules.civilcode.ContractFields;
import dev.serverlease.law.rules.civilcode.PurposeDeclared;
import dev.serverlease.law.rules.civilcode.TermCap;
import dev.serverlease.law.rules.civilcode.WrittenForm;
import dev.serverlease.law.rules.cybersecuritylaw.NoAttack;
import dev.serverlease.law.rules.cybersecuritylaw.RealIdentity;
import dev.serverlease.law.rules.decree195.ChannelDeclared;
import dev.serverlease.law.rules.decree195.PublicInternet;
import dev.serverlease.law.rules.decree195.StateGateway;
import dev.serverlease.law.rules.decree292.CommercialLicence;
import dev.serverlease.law.rules.decree292.NoProhibitedContent;
import dev.serverlease.law.rules.decree292.NonCommercialFiling;
import dev.serverlease.law.rules.identitynumbers.NumberFormat;
import dev.serverlease.law.rules.notice32.CrossBorderBusiness;
import dev.serverlease.law.rules.notice32.PrivateLineArchive;
import dev.serverlease.law.rules.notice32.PrivateLineInternalOnly;
import dev.serverlease.law.rules.order16.BelowThreshold;
import dev.serverlease.law.rules.order33.FilingServerAbroad;
import dev.serverlease.law.rules.telecomcatalogue.PrivateLineProvider;
import dev.serverlease.law.rules.telecomregulations.IdcLicence;
import java.lang.System.Logger.Level;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;

/** The law that is checked, rule by rule in the order of the statutes. */
public final class Rulebook {

    private static final System.Logger LOG = System.getLogger(Rulebook.class.getName());

    private static final Rulebook CURRENT = new Rulebook(List.of(
            new RealIdentity(),
            new NumberFormat(),
            new IdcLicence(),
            new ChannelDeclared(),
            new StateGateway(),
            new PublicInternet(),
            new CrossBorderBusiness(),
            new PrivateLineProvider(),
            new PrivateLineArchive(),
            new PrivateLineInternalOnly(),
            new CommercialLicence(),
            new NonCommercialFiling(),
            new FilingServerAbroad(),
            new PurposeDeclared(),
            new NoProhibitedContent(),
            new NoAttack(),
            new BelowThreshold(),
            new ContractFields(),
            new TermCap(),
            new WrittenForm()));

    private final List<Rule> rules;

    public Rulebook(List<Rule> rules) {
        Set<RuleId> seen = new HashSet<>();
        for (Rule rule : rules) {
            if (!seen.add(rule.id())) {
                throw new IllegalArgumentException("Two rules named " + rule.id());
            }
        }
        this.rules = List.copyOf(rules);
    }

    public static Rulebook current() {
        return CURRENT;
    }

    public List<Rule> rules() {
        return rules;
    }

    /** One finding for each rule that is in force on the day and asked at the occasion, satisfied ones too. */
    public List<Finding> ask(Occasion occasion, LeaseFacts facts, LocalDate asOf) {
        Asked asked = new Asked(occasion, asOf);
        return rules.stream()
                .filter(rule ->
                        rule.askedAt().contains(occasion) && rule.inForce().on(asOf))
                .map(rule -> find(rule, facts, asked))
                .toList();
    }

    public List<Finding> ask(Subject subject, Occasion occasion, LeaseFacts facts, LocalDate asOf) {
        return ask(occasion, facts, asOf).stream()
                .filter(finding -> finding.subject() == subject)
                .toList();
    }

    private static Finding find(Rule rule, LeaseFacts facts, Asked asked) {
        try {
            return finding(rule, rule.check(facts, asked), rule.factsUsed(facts), asked);
        } catch (RuntimeException failure) {
            LOG.log(Level.ERROR, "Rule " + rule.id() + " failed; its finding is left to the legal officer", failure);
            Verdict unknown = Verdict.undetermined(
                    "规则 " + rule.id() + " 运行出错，未能判定，由法务人员认定。",
                    "Rule " + rule.id() + " failed and gave no answer; the legal officer decides.");
            return finding(rule, unknown, new FactsUsed(), asked);
        }
    }

    private static Finding finding(Rule rule, Verdict verdict, FactsUsed used, Asked asked) {
        return new Finding(
                rule.id(),
                rule.version(),
                rule.subject(),
                verdict.outcome(),
                verdict.message(),
                rule.citations(asked.asOf()),
                new TreeMap<>(used.texts()),
                asked.asOf(),
                rule.needsTextCheck());
    }
}
