package dev.serverlease.stage.legalreview.identity;

import dev.serverlease.law.facts.IdentityFacts.Doubt;
import dev.serverlease.law.facts.Verification.Subject;
import dev.serverlease.lease.Bilingual;
import dev.serverlease.lease.Lease;
import dev.serverlease.lease.LeaseStage;
import dev.serverlease.process.LeaseDates;
import dev.serverlease.stage.checks.LegalCheck;
import dev.serverlease.words.ApplicationWords;
import dev.serverlease.words.Word;
import dev.serverlease.words.Words;
import java.util.Date;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** The form of 核验身份: who is to be verified, what was declared of them, what is missing, what was verified before. */
@Component
class VerifyIdentityView {

    private final IdentitySheet sheet;
    private final LegalCheck legalCheck;
    private final ApplicationWords words;
    private final LeaseDates dates;

    VerifyIdentityView(IdentitySheet sheet, LegalCheck legalCheck, ApplicationWords words, LeaseDates dates) {
        this.dates = dates;
        this.sheet = sheet;
        this.legalCheck = legalCheck;
        this.words = words;
    }

    Map<String, ?> of(Lease lease) {
        var view = new LinkedHashMap<String, Object>();
        view.put("number", lease.number());
        view.put("lessee", words.lessee(lease));
        view.put("applicant", lease.applicant());
        view.put("waits", waits(lease).both());
        var missing = sheet.missing(lease);
        view.put("missing", missing == null ? "" : missing.both());
        view.put("doubts", doubts(lease));
        view.put("bothSides", sheet.bothSides(lease).map(Bilingual::both).orElse(""));
        compared(lease).forEach((section, compared) -> view.put(section, compared.view()));
        view.put(
                "records",
                sheet.of(lease).records().stream()
                        .filter(IdentitySheet.Line::current)
                        .map(IdentitySheet.Line::brief)
                        .toList());
        return view;
    }

    /** Those who are verified now, by the section of the form; never more than it has. */
    Map<String, Compared> compared(Lease lease) {
        var application = words.tree(lease.application());
        var open = sheet.open(lease);
        var subjects = (open.isEmpty() ? EnumSet.of(Subject.LESSEE) : open)
                .stream().limit(VerificationActs.SECTIONS.size()).toList();
        var compared = new LinkedHashMap<String, Compared>();
        for (int i = 0; i < subjects.size(); i++) {
            compared.put(VerificationActs.SECTIONS.get(i), Compared.of(subjects.get(i), application, words));
        }
        return compared;
    }

    /** Until when it should be done, from now on: as long as a review may take. */
    Date by() {
        return Date.from(dates.decideBy());
    }

    private static Word waits(Lease lease) {
        return lease.stage() == LeaseStage.LEGAL_REVIEW
                ? new Word("核验前不起草合同；法务审查同时进行。", "No contract is drafted before; the legal review goes on meanwhile.")
                : lease.stage() == LeaseStage.ACTIVATION
                        ? new Word("核验前不开通。", "Nothing is opened before.")
                        : new Word("租赁履行中，须重新核验。", "The lease is in force; verify again.");
    }

    private String doubts(Lease lease) {
        Set<Doubt> doubts = legalCheck.factsOfIdentity(lease).identity().doubts();
        return doubts.stream()
                .map(doubt -> Words.of("identity-doubt", doubt).both())
                .collect(Collectors.joining("、"));
    }
}
