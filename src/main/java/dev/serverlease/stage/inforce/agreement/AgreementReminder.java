package dev.serverlease.stage.inforce.agreement;

import dev.serverlease.config.LeaseSettings;
import dev.serverlease.database.EachLease;
import dev.serverlease.lease.Bilingual;
import dev.serverlease.lease.Lease;
import dev.serverlease.notification.Audience;
import dev.serverlease.notification.Notice;
import dev.serverlease.notification.NoticeKind;
import dev.serverlease.notification.Notices;
import dev.serverlease.process.LeaseCommands;
import dev.serverlease.stage.contract.agreement.Agreements;
import dev.serverlease.stage.contract.agreement.WrittenAgreement;
import dev.serverlease.stage.contract.link.LesseeReminder;
import dev.serverlease.stage.inforce.agreement.AgreementWaits.Wait;
import dev.serverlease.words.PageTime;
import java.time.Clock;
import java.time.Instant;
import java.time.Period;
import org.jspecify.annotations.Nullable;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * 协议催办: tells whoever an agreement waits for some time after it began to wait, and again two days before it is too
 * late, each once. The lessee gets its link by mail once more.
 */
@Component
class AgreementReminder {

    private static final Period LAST = Period.ofDays(2);

    private final Agreements agreements;
    private final AgreementWaits waits;
    private final LeaseCommands commands;
    private final LesseeReminder lessee;
    private final Notices notices;
    private final LeaseSettings settings;
    private final Clock clock;

    AgreementReminder(
            Agreements agreements,
            AgreementWaits waits,
            LeaseCommands commands,
            LesseeReminder lessee,
            Notices notices,
            LeaseSettings settings,
            Clock clock) {
        this.agreements = agreements;
        this.waits = waits;
        this.commands = commands;
        this.lessee = lessee;
        this.notices = notices;
        this.settings = settings;
        this.clock = clock;
    }

    @Scheduled(fixedDelayString = "PT1H")
    void remind() {
        EachLease.of(agreements.leasesWithAnOpenOne(), number -> number, "The reminder of an agreement", this::remind);
    }

    private void remind(String number) {
        commands.lockedDo(
                number, lease -> agreements.open(lease).ifPresent(open -> remind(lease, open, waits.of(lease, open))));
    }

    private void remind(Lease lease, WrittenAgreement open, Wait wait) {
        var now = clock.instant();
        var last = open.until().atZone(clock.getZone()).minus(LAST).toInstant();
        var first = settings.contract().remindAfter().after(wait.since(), clock.getZone());
        if (!now.isBefore(last) && wait.since().isBefore(last)) {
            tell(lease, open, wait, "last");
        } else if (!now.isBefore(first) && first.isBefore(last)) {
            tell(lease, open, wait, "first");
        }
    }

    /** Until when the contract has the lessor answer the request; empty where it says nothing of that. */
    private Bilingual answerBy(@Nullable Instant at) {
        return at == null
                ? new Bilingual("", "")
                : new Bilingual(
                        "合同约定于 " + PageTime.zh(clock.getZone()).counted(at) + " 前答复承租人。",
                        " The contract has the lessee answered by "
                                + PageTime.en(clock.getZone()).counted(at) + ".");
    }

    private void tell(Lease lease, WrittenAgreement open, Wait wait, String which) {
        var number = WrittenAgreement.number(lease.number(), open.position());
        var group = Audience.group(wait.group());
        var answer = answerBy(wait.isForTheAnswer() ? open.answerBy() : null);
        var notice = new Notice(
                NoticeKind.AGREEMENT_REMINDED,
                lease.number(),
                "协议 " + number + " 尚待" + wait.on().zh() + "，期限至 "
                        + PageTime.zh(clock.getZone()).deadline(open.until()) + "；逾期未签订的，协议不成立，租赁照旧。" + answer.zh(),
                "Agreement " + number + " still waits for " + wait.on().en() + ", until "
                        + PageTime.en(clock.getZone()).deadline(open.until())
                        + "; if it is not concluded by then, nothing is agreed and the lease goes on as it is."
                        + answer.en(),
                "agreement " + number + " " + wait.name() + " " + which);
        if (notices.isTold(notice, group)) {
            return;
        }
        notices.tell(notice, group, Audience.person(open.requestedBy()));
        if (wait.isForLessee()) {
            lessee.remind(lease);
        }
    }
}
