package dev.serverlease.front;

import dev.serverlease.lease.Bilingual;
import dev.serverlease.lease.Lease;
import dev.serverlease.lease.LeasePages;
import dev.serverlease.lease.LeaseStage;
import dev.serverlease.lease.Terminations;
import dev.serverlease.stage.inforce.rent.RentDefault;
import dev.serverlease.stage.inforce.rent.RentDefaults;
import dev.serverlease.stage.inforce.suspension.Suspensions;
import dev.serverlease.words.DateWords;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/** Why a lease stands where it stands: what happened to it, and until when what is to be done. */
@Component
class Standing {

    private final LeasePages pages;
    private final Suspensions suspensions;
    private final Terminations terminations;
    private final RentDefaults rents;

    Standing(LeasePages pages, Suspensions suspensions, Terminations terminations, RentDefaults rents) {
        this.pages = pages;
        this.suspensions = suspensions;
        this.terminations = terminations;
        this.rents = rents;
    }

    /** A date that is open, the earliest first. */
    public record Due(DateWords words, OffsetDateTime at, boolean overdue) {}

    List<Due> dates(Lease lease) {
        return pages.openDates(lease.number()).stream()
                .map(date -> new Due(DateWords.of(date.what()), date.at(), date.overdue()))
                .toList();
    }

    List<Bilingual> reasons(Lease lease) {
        var reasons = new ArrayList<Bilingual>();
        if (lease.noticeDue()) {
            reasons.add(new Bilingual(
                    "已提出解除，通知尚未到达；合同尚未解除。",
                    "A termination is asked for; its notice has not arrived, and the contract has not ended."));
        }
        if (lease.stage() == LeaseStage.CLOSING) {
            terminations
                    .latest(lease.number())
                    .map(termination -> new Bilingual(
                            "解除的依据：" + termination.article() + "。事实与理由：" + termination.explanation(),
                            "The articles on which it is to end, and the facts and reasons."))
                    .ifPresent(reasons::add);
        }
        if (lease.stage() == LeaseStage.SUSPENDED) {
            suspensions.latest(lease.number()).ifPresent(suspension -> {
                var ground = Bilingual.of(suspension.ground());
                reasons.add(new Bilingual(
                        "服务已暂停：" + ground.zh() + "（"
                                + Bilingual.of(suspension.clause()).zh() + "）",
                        "The service is suspended: " + ground.en()));
            });
        }
        rents.open(lease.number()).map(Standing::rent).ifPresent(reasons::add);
        return reasons;
    }

    private static Bilingual rent(RentDefault rent) {
        var owed = rent.open().toPlainString() + " " + rent.owedCurrency();
        boolean demanded = rent.demand() != null;
        return new Bilingual(
                "租金自 " + rent.overdueSince() + " 起逾期，尚欠 " + owed + (demanded ? "，已书面催告。" : "，尚未催告。"),
                "Rent is overdue since " + rent.overdueSince() + ": " + owed
                        + (demanded ? ", demanded in writing." : ", not demanded yet."));
    }
}
