package dev.serverlease.front;

import dev.serverlease.clause.terms.MoneyTexts;
import dev.serverlease.lease.Bilingual;
import dev.serverlease.lease.Lease;
import dev.serverlease.lease.LeaseStage;
import dev.serverlease.lease.StoredFinding;
import dev.serverlease.lease.Termination;
import dev.serverlease.lease.Terminations;
import dev.serverlease.lease.dates.DueDates;
import dev.serverlease.people.Person;
import dev.serverlease.stage.activation.ConditionsView;
import dev.serverlease.stage.inforce.rent.RentDefault;
import dev.serverlease.stage.inforce.rent.RentDefaults;
import dev.serverlease.stage.inforce.suspension.Suspensions;
import dev.serverlease.words.DateWords;
import dev.serverlease.words.OneLanguage;
import dev.serverlease.words.PageTime;
import dev.serverlease.words.Words;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/** Why a lease stands where it stands: what happened to it, and until when what is to be done. */
@Component
class Standing {

    private final DueDates pages;
    private final Suspensions suspensions;
    private final Terminations terminations;
    private final RentDefaults rents;
    private final OpenDuties duties;
    private final AskedFor asked;
    private final LeaseFindings findings;

    Standing(
            DueDates pages,
            Suspensions suspensions,
            Terminations terminations,
            RentDefaults rents,
            OpenDuties duties,
            AskedFor asked,
            LeaseFindings findings) {
        this.pages = pages;
        this.suspensions = suspensions;
        this.terminations = terminations;
        this.rents = rents;
        this.duties = duties;
        this.asked = asked;
        this.findings = findings;
    }

    /** A date that is open, the earliest first. */
    public record Due(DateWords words, OffsetDateTime at, boolean overdue) {}

    List<Due> dates(Lease lease) {
        return pages.openDates(lease.number()).stream()
                .map(date -> new Due(DateWords.of(date.what()), date.at(), date.overdue()))
                .toList();
    }

    List<Bilingual> reasons(Lease lease, PageTime times, Person reader) {
        var reasons = new ArrayList<Bilingual>(duties.of(lease, times));
        reasons.addAll(asked.of(lease, times, reader));
        if (!findings.draft(lease).isEmpty()) {
            reasons.add(
                    new Bilingual(
                            "合同文本依法不能签署，退回补正申请；见下列审查意见。",
                            "The contract's text may not be signed as it is; the application came back for the findings below."));
        }
        findings.pendingChange(lease).ifPresent(reasons::add);
        if (lease.noticeDue()) {
            reasons.add(new Bilingual(
                    "已提出解除，通知尚未到达；合同尚未解除。",
                    "A termination is asked for; its notice has not arrived, and the contract has not ended."));
        }
        if (lease.stage() == LeaseStage.CLOSING) {
            terminations.latest(lease.number()).map(Standing::ground).ifPresent(reasons::add);
        }
        if (lease.stage() == LeaseStage.SUSPENDED) {
            suspensions.latest(lease.number()).ifPresent(suspension -> {
                var ground = Bilingual.of(suspension.ground()).unstopped();
                reasons.add(new Bilingual(
                        "服务已暂停：" + ground.zh() + "（"
                                + Bilingual.of(suspension.clause()).zh() + "）",
                        "The service is suspended: " + ground.en() + " ("
                                + Bilingual.of(suspension.clause()).en() + ")"));
            });
        }
        rents.open(lease.number()).map(Standing::rent).ifPresent(reasons::add);
        return reasons;
    }

    List<StoredFinding> open(Lease lease) {
        return findings.open(lease);
    }

    List<StoredFinding> toBeRead(Lease lease) {
        return findings.toBeRead(lease);
    }

    List<ConditionsView.Standing> conditions(Lease lease) {
        return findings.conditions(lease);
    }

    /** The stage as a person who just recorded something should read it. */
    String stage(Lease lease, OneLanguage reader) {
        return reader.of(lease.stage().zh(), lease.stage().en())
                + (duties.isStopping(lease) ? reader.of("，正在停止服务", ", being stopped") : "");
    }

    /** With the article in words, and the reasons as they were written. */
    private static Bilingual ground(Termination termination) {
        var article = Words.of("termination-article", termination.ground());
        return new Bilingual(
                "解除的依据：" + article.zh() + "。事实与理由：" + termination.explanation(),
                "Ground of the termination: Civil Code " + article.en() + ". Facts and reasons: "
                        + termination.explanation());
    }

    private static Bilingual rent(RentDefault rent) {
        var owed = MoneyTexts.inFigures(rent.open(), rent.owedCurrency());
        boolean demanded = rent.demand() != null;
        return new Bilingual(
                "租金自 " + rent.overdueSince() + " 起逾期，尚欠" + owed.zh() + (demanded ? "，已书面催告。" : "，尚未催告。"),
                "Rent is overdue since " + rent.overdueSince() + ": " + owed.en()
                        + (demanded ? ", demanded in writing." : ", not demanded yet."));
    }
}
