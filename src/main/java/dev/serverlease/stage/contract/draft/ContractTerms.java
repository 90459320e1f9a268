package dev.serverlease.stage.contract.draft;

import dev.serverlease.approval.CaseDigest;
import dev.serverlease.approval.Condition;
import dev.serverlease.approval.Conditions;
import dev.serverlease.approval.SpecialTerm;
import dev.serverlease.approval.SpecialTerms;
import dev.serverlease.attachment.Attachment;
import dev.serverlease.attachment.AttachmentKind;
import dev.serverlease.attachment.Attachments;
import dev.serverlease.clause.ContractFacts;
import dev.serverlease.clause.terms.CaseFacts;
import dev.serverlease.clause.terms.Days;
import dev.serverlease.clause.terms.Periods;
import dev.serverlease.config.LeaseSettings;
import dev.serverlease.law.Finding;
import dev.serverlease.law.Outcome;
import dev.serverlease.law.RuleId;
import dev.serverlease.law.Subject;
import dev.serverlease.law.rules.consistency.terms.TermAndPermits;
import dev.serverlease.law.rules.duty.ForeignExchangeFiling;
import dev.serverlease.law.rules.duty.TaxWithholding;
import dev.serverlease.lease.ApplicationTrees;
import dev.serverlease.lease.Bilingual;
import dev.serverlease.lease.Lease;
import dev.serverlease.lease.Risk;
import dev.serverlease.paper.Glyphs;
import dev.serverlease.register.Lessors;
import dev.serverlease.stage.checks.LegalCheck;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * What a lease's contract is written from: its case, what the officers asked for, and what the law tells of its terms.
 */
@Component
class ContractTerms {

    private static final int SHOWN_OF_A_DIGEST = 16;

    /** An officer writes a special term in Chinese: it is not printed twice. */
    private static final Bilingual CHINESE_ALONE =
            new Bilingual("以中文文本为准。", "The Chinese text of this term stands alone.");

    private final LegalCheck legalCheck;
    private final Conditions conditions;
    private final SpecialTerms specialTerms;
    private final CaseDigest digest;
    private final Lessors lessors;
    private final ApplicationTrees trees;
    private final Attachments attachments;
    private final LeaseSettings settings;

    ContractTerms(
            LegalCheck legalCheck,
            Conditions conditions,
            SpecialTerms specialTerms,
            CaseDigest digest,
            Lessors lessors,
            ApplicationTrees trees,
            Attachments attachments,
            LeaseSettings settings) {
        this.attachments = attachments;
        this.settings = settings;
        this.legalCheck = legalCheck;
        this.conditions = conditions;
        this.specialTerms = specialTerms;
        this.digest = digest;
        this.lessors = lessors;
        this.trees = trees;
    }

    ContractFacts of(Lease lease) {
        var toldOf = toldOf(lease);
        var asked = conditions.of(lease);
        var added = specialTerms.of(lease);
        return letter(lease, CaseFacts.of(trees.of(lease.application()), lessors.current()))
                .with("conditionsOpen", !asked.isEmpty())
                .list("conditions", asked.stream().map(ContractTerms::item).toList())
                .with("specialTerms", !added.isEmpty())
                .list("specialTerms", added.stream().map(ContractTerms::term).toList())
                .with("taxWithheld", toldOf.contains(TaxWithholding.ID))
                .with("paymentFiled", toldOf.contains(ForeignExchangeFiling.ID))
                .with("permitsEndWithin", toldOf.contains(TermAndPermits.ID))
                .text("number", lease.number())
                .text("caseDigest", digest.of(lease).substring(0, SHOWN_OF_A_DIGEST))
                .text("reviewMonths", Integer.toString(monthsBetweenReviews(lease)))
                // the process gives the notice, and takes a renewal, from then on
                .text("expiry.notice", Periods.of(settings.expiry().noticeBefore()));
    }

    /** The letter by which somebody signs for the lessee, newest first, among the lease's files. */
    private ContractFacts letter(Lease lease, ContractFacts facts) {
        return attachments.of(lease.number()).stream()
                .filter(file -> facts.isGiven("lessee.authority"))
                .filter(file -> file.kind() == AttachmentKind.LETTER_OF_AUTHORITY)
                .findFirst()
                .map(file -> facts.text("lessee.letter", words(file)))
                .orElse(facts);
    }

    /** A file's name that no font shows is left out: its digest says which it is. */
    private static Bilingual words(Attachment file) {
        var name = Glyphs.objection(file.fileName()).isEmpty();
        var day = file.effectiveOn() == null ? Bilingual.of("") : Days.of(file.effectiveOn());
        return new Bilingual(
                (day.zh().isEmpty() ? "" : day.zh() + "签署，")
                        + (name ? "文件“" + file.fileName() + "”，" : "")
                        + "摘要值（SHA-256）" + file.digest(),
                (day.en().isEmpty() ? "" : "of " + day.en() + ", ")
                        + (name ? "file “" + file.fileName() + "”, " : "")
                        + "SHA-256 " + file.digest());
    }

    /** What the officers asked for before the opening. */
    List<String> conditions(Lease lease) {
        return conditions.of(lease).stream().map(Condition::content).toList();
    }

    /** A condition that an officer wrote is the same in both languages. */
    private static Map<String, Bilingual> item(Condition condition) {
        return Map.of("content", Bilingual.of(condition.content()), "procuredBy", new Bilingual("承租人", "the Lessee"));
    }

    private static Map<String, Bilingual> term(SpecialTerm written) {
        var text = Bilingual.of(written.content());
        return Map.of("text", text, "textEn", CHINESE_ALONE);
    }

    /** As {@code review-interval.dmn} sets them by risk, always shorter than six months (Civil Code art. 718). */
    private static int monthsBetweenReviews(Lease lease) {
        return lease.risk() == Risk.HIGH ? 1 : lease.risk() == Risk.MEDIUM ? 3 : 5;
    }

    /** What the law tells the parties about the terms of this contract. */
    private Set<RuleId> toldOf(Lease lease) {
        return legalCheck.ask(Subject.CONTRACT_TERMS, legalCheck.factsOfDraft(lease, Set.of(), List.of())).stream()
                .filter(finding -> finding.outcome() == Outcome.INFO)
                .map(Finding::rule)
                .collect(Collectors.toSet());
    }
}
