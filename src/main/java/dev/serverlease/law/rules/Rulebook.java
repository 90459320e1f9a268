package dev.serverlease.law.rules;

import dev.serverlease.law.Asked;
import dev.serverlease.law.FactsUsed;
import dev.serverlease.law.Finding;
import dev.serverlease.law.Occasion;
import dev.serverlease.law.Outcome;
import dev.serverlease.law.Rule;
import dev.serverlease.law.RuleId;
import dev.serverlease.law.Subject;
import dev.serverlease.law.Verdict;
import dev.serverlease.law.facts.ApplicantsAnswer;
import dev.serverlease.law.facts.LeaseFacts;
import dev.serverlease.law.rules.antitelecomfraudlaw.NoFraud;
import dev.serverlease.law.rules.antitelecomfraudlaw.PurposeReviewRecord;
import dev.serverlease.law.rules.antitelecomfraudlaw.RedFlags;
import dev.serverlease.law.rules.choiceoflaw.GoverningLaw;
import dev.serverlease.law.rules.civilcode.ActivationGate;
import dev.serverlease.law.rules.civilcode.Capacity;
import dev.serverlease.law.rules.civilcode.ConditionPrecedent;
import dev.serverlease.law.rules.civilcode.ContractFields;
import dev.serverlease.law.rules.civilcode.IllegalObject;
import dev.serverlease.law.rules.civilcode.LawfulUseClauses;
import dev.serverlease.law.rules.civilcode.LesseeMayTerminate;
import dev.serverlease.law.rules.civilcode.LessorTitle;
import dev.serverlease.law.rules.civilcode.MoneyLimits;
import dev.serverlease.law.rules.civilcode.PurposeDeclared;
import dev.serverlease.law.rules.civilcode.RentOverdue;
import dev.serverlease.law.rules.civilcode.ReviewSchedule;
import dev.serverlease.law.rules.civilcode.SignerAuthority;
import dev.serverlease.law.rules.civilcode.StandardTerms;
import dev.serverlease.law.rules.civilcode.TermCap;
import dev.serverlease.law.rules.civilcode.TermExpired;
import dev.serverlease.law.rules.civilcode.TerminationNotice;
import dev.serverlease.law.rules.civilcode.TortNotice;
import dev.serverlease.law.rules.civilcode.UnconsentedSublease;
import dev.serverlease.law.rules.civilcode.UseMismatch;
import dev.serverlease.law.rules.civilcode.WipeAndArchive;
import dev.serverlease.law.rules.civilcode.WrittenForm;
import dev.serverlease.law.rules.consistency.service.ChannelProvider;
import dev.serverlease.law.rules.consistency.service.IndividualCommercial;
import dev.serverlease.law.rules.consistency.service.InternalPublic;
import dev.serverlease.law.rules.consistency.service.OfficePurpose;
import dev.serverlease.law.rules.consistency.service.OverseasLessee;
import dev.serverlease.law.rules.consistency.service.PaidNoncommercial;
import dev.serverlease.law.rules.consistency.service.PublicWithoutIis;
import dev.serverlease.law.rules.consistency.service.Sectors;
import dev.serverlease.law.rules.consistency.service.TelecomPermit;
import dev.serverlease.law.rules.consistency.service.TelecomUndeclared;
import dev.serverlease.law.rules.consistency.service.TunnelBusiness;
import dev.serverlease.law.rules.cybersecuritylaw.CiiOperator;
import dev.serverlease.law.rules.cybersecuritylaw.IdentityRefused;
import dev.serverlease.law.rules.cybersecuritylaw.IllegalContent;
import dev.serverlease.law.rules.cybersecuritylaw.LessorKnowledge;
import dev.serverlease.law.rules.cybersecuritylaw.NoAttack;
import dev.serverlease.law.rules.cybersecuritylaw.RealIdentity;
import dev.serverlease.law.rules.cybersecuritylaw.UpstreamAndSecurity;
import dev.serverlease.law.rules.datasecuritylaw.ImportantData;
import dev.serverlease.law.rules.decree195.ChannelDeclared;
import dev.serverlease.law.rules.decree195.OwnUseTunnel;
import dev.serverlease.law.rules.decree195.PublicInternet;
import dev.serverlease.law.rules.decree195.StateGateway;
import dev.serverlease.law.rules.decree292.CommercialLicence;
import dev.serverlease.law.rules.decree292.NoLicenceNoService;
import dev.serverlease.law.rules.decree292.NoProhibitedContent;
import dev.serverlease.law.rules.decree292.NonCommercialFiling;
import dev.serverlease.law.rules.decree292.OngoingDuties;
import dev.serverlease.law.rules.decree292.SectorApproval;
import dev.serverlease.law.rules.decree790.NoCircumvention;
import dev.serverlease.law.rules.esignaturelaw.ReliableSignature;
import dev.serverlease.law.rules.identity.IdentityEvidence;
import dev.serverlease.law.rules.identity.IdentityReverified;
import dev.serverlease.law.rules.identity.TwoHands;
import dev.serverlease.law.rules.identitynumbers.NumberFormat;
import dev.serverlease.law.rules.licensinglaw.LicenceLost;
import dev.serverlease.law.rules.licensinglaw.PermitBorrowed;
import dev.serverlease.law.rules.licensinglaw.PermitRenewal;
import dev.serverlease.law.rules.licensinglaw.PermitValid;
import dev.serverlease.law.rules.networksecuritymeasures.SecurityDuties;
import dev.serverlease.law.rules.notice32.CrossBorderBusiness;
import dev.serverlease.law.rules.notice32.PrivateLineArchive;
import dev.serverlease.law.rules.notice32.PrivateLineInternalOnly;
import dev.serverlease.law.rules.notice32.PrivateLineMixed;
import dev.serverlease.law.rules.notice32.ResourceReletting;
import dev.serverlease.law.rules.order16.BelowThreshold;
import dev.serverlease.law.rules.order16.PiAssessment;
import dev.serverlease.law.rules.order16.PiContractOrCertification;
import dev.serverlease.law.rules.order16.PiExemptionClaimed;
import dev.serverlease.law.rules.order16.ThresholdCrossed;
import dev.serverlease.law.rules.order33.FilingServerAbroad;
import dev.serverlease.law.rules.personalinformationlaw.NoticeConsentAssessment;
import dev.serverlease.law.rules.place.ActivitiesAndData;
import dev.serverlease.law.rules.place.Archives;
import dev.serverlease.law.rules.place.Banking;
import dev.serverlease.law.rules.place.CountryNote;
import dev.serverlease.law.rules.place.CreditReporting;
import dev.serverlease.law.rules.place.DomainSystem;
import dev.serverlease.law.rules.place.ElectronicCertification;
import dev.serverlease.law.rules.place.GenerativeAi;
import dev.serverlease.law.rules.place.GeneticResources;
import dev.serverlease.law.rules.place.HealthRecords;
import dev.serverlease.law.rules.place.MapAndSurvey;
import dev.serverlease.law.rules.place.Minors;
import dev.serverlease.law.rules.place.NewsAndAudiovisual;
import dev.serverlease.law.rules.place.OnlineGame;
import dev.serverlease.law.rules.place.PaymentInstitution;
import dev.serverlease.law.rules.place.Publishing;
import dev.serverlease.law.rules.place.RideHailing;
import dev.serverlease.law.rules.place.SchoolTraining;
import dev.serverlease.law.rules.place.SecuritiesAndInsurance;
import dev.serverlease.law.rules.statesecretslaw.NoStateSecrets;
import dev.serverlease.law.rules.telecomcatalogue.PrivateLineProvider;
import dev.serverlease.law.rules.telecomcatalogue.PrivateLineProviderCheck;
import dev.serverlease.law.rules.telecomregulations.IdcLicence;
import dev.serverlease.law.rules.telecomregulations.IndividualOperator;
import dev.serverlease.law.rules.telecomregulations.LicenceOverseasClaim;
import dev.serverlease.law.rules.telecomregulations.PermitScope;
import java.lang.System.Logger.Level;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;

/** The law that is checked, rule by rule in the order of the statutes. */
public final class Rulebook {

    private static final System.Logger LOG = System.getLogger(Rulebook.class.getName());

    private static final Rulebook CURRENT = new Rulebook(List.of(
            new RealIdentity(),
            new IdentityRefused(),
            new NumberFormat(),
            new Capacity(),
            new SignerAuthority(),
            new OverseasLessee(),
            new IdentityEvidence(),
            new TwoHands(),
            new LessorTitle(),
            new IdcLicence(),
            new LicenceOverseasClaim(),
            new IndividualOperator(),
            new PermitValid(),
            new PermitBorrowed(),
            new PermitScope(),
            new ChannelDeclared(),
            new StateGateway(),
            new PublicInternet(),
            new CrossBorderBusiness(),
            new OwnUseTunnel(),
            new PrivateLineProvider(),
            new PrivateLineProviderCheck(),
            new PrivateLineArchive(),
            new PrivateLineInternalOnly(),
            new PrivateLineMixed(),
            new ResourceReletting(),
            new OfficePurpose(),
            new TunnelBusiness(),
            new TelecomPermit(),
            new TelecomUndeclared(),
            new ChannelProvider(),
            new CommercialLicence(),
            new NonCommercialFiling(),
            new FilingServerAbroad(),
            new NoLicenceNoService(),
            new SectorApproval(),
            new OngoingDuties(),
            new PublicWithoutIis(),
            new PaidNoncommercial(),
            new InternalPublic(),
            new Sectors(),
            new IndividualCommercial(),
            new PurposeDeclared(),
            new NoProhibitedContent(),
            new NoAttack(),
            new NoFraud(),
            new NoCircumvention(),
            new LessorKnowledge(),
            new RedFlags(),
            new PurposeReviewRecord(),
            new UpstreamAndSecurity(),
            new NoStateSecrets(),
            new CiiOperator(),
            new ImportantData(),
            new PiAssessment(),
            new PiContractOrCertification(),
            new BelowThreshold(),
            new PiExemptionClaimed(),
            new NoticeConsentAssessment(),
            new ActivitiesAndData(),
            new MapAndSurvey(),
            new Publishing(),
            new OnlineGame(),
            new NewsAndAudiovisual(),
            new PaymentInstitution(),
            new CreditReporting(),
            new Banking(),
            new SecuritiesAndInsurance(),
            new HealthRecords(),
            new GeneticResources(),
            new RideHailing(),
            new SchoolTraining(),
            new Archives(),
            new DomainSystem(),
            new ElectronicCertification(),
            new Minors(),
            new GenerativeAi(),
            new CountryNote(),
            new ContractFields(),
            new TermCap(),
            new WrittenForm(),
            new ReliableSignature(),
            new StandardTerms(),
            new LawfulUseClauses(),
            new ConditionPrecedent(),
            new IllegalObject(),
            new MoneyLimits(),
            new GoverningLaw(),
            new ActivationGate(),
            new SecurityDuties(),
            new ReviewSchedule(),
            new UseMismatch(),
            new IllegalContent(),
            new TortNotice(),
            new UnconsentedSublease(),
            new RentOverdue(),
            new PermitRenewal(),
            new LicenceLost(),
            new ThresholdCrossed(),
            new IdentityReverified(),
            new TerminationNotice(),
            new LesseeMayTerminate(),
            new TermExpired(),
            new WipeAndArchive()));

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

    /** One finding for each rule that is in force on the day and applies at the occasion, including satisfied ones. */
    public List<Finding> ask(Occasion occasion, LeaseFacts facts, LocalDate asOf) {
        return ask(rule -> true, new Asked(occasion, asOf), facts);
    }

    /** The findings of one subject; no rule of another subject runs. */
    public List<Finding> ask(Subject subject, Occasion occasion, LeaseFacts facts, LocalDate asOf) {
        return ask(rule -> rule.subject() == subject, new Asked(occasion, asOf), facts);
    }

    /** The same for the facts of one day under the law of another day. */
    public List<Finding> ask(Asked asked, LeaseFacts facts) {
        return ask(rule -> true, asked, facts);
    }

    private List<Finding> ask(Predicate<Rule> chosen, Asked asked, LeaseFacts facts) {
        return rules.stream()
                .filter(chosen)
                .filter(rule -> rule.askedAt().contains(asked.occasion())
                        && rule.inForce().on(asked.lawOf()))
                .map(rule -> find(rule, facts, asked))
                .toList();
    }

    private static Finding find(Rule rule, LeaseFacts facts, Asked asked) {
        try {
            Verdict verdict = rule.check(facts, asked);
            FactsUsed used = rule.factsUsed(facts);
            ApplicantsAnswer answer = facts.answers().get(rule.id().value());
            if (answer == null
                    || verdict.outcome() != Outcome.REQUIRE
                    || verdict.asksForFact()
                    || answer.kind() == null
                    || !rule.sheet().answers().contains(answer.kind())) {
                return finding(rule, verdict, used, asked, false);
            }
            return finding(rule, verdict.answeredBy(answer), used.with("answers", answer.text()), asked, false);
        } catch (RuntimeException failure) {
            LOG.log(Level.ERROR, "Rule " + rule.id() + " failed; its finding is left to the legal officer", failure);
            Verdict unknown = Verdict.undetermined(
                    "规则“" + rule.title().zh() + "”运行出错，未能判定，由法务人员认定。",
                    "The rule “" + rule.title().en() + "” failed and gave no answer; the legal officer decides.");
            return finding(rule, unknown, new FactsUsed(), asked, true);
        }
    }

    private static Finding finding(Rule rule, Verdict verdict, FactsUsed used, Asked asked, boolean ruleFailed) {
        return new Finding(
                rule.id(),
                rule.version(),
                rule.subject(),
                verdict.outcome(),
                verdict.message(),
                rule.citations(asked.lawOf()),
                new TreeMap<>(used.texts()),
                asked.asOf(),
                rule.needsTextCheck(),
                ruleFailed);
    }
}
