package dev.serverlease.stage.closing;

import dev.serverlease.law.facts.Fact;
import dev.serverlease.lease.Lease;
import dev.serverlease.lease.LeaseStage;
import dev.serverlease.lease.Party;
import dev.serverlease.lease.RecordedFacts;
import dev.serverlease.request.Refusal;
import dev.serverlease.request.Refusal.FieldError;
import dev.serverlease.stage.contract.offer.LongStop;
import dev.serverlease.stage.inforce.suspension.Suspensions;
import dev.serverlease.words.ApplicationWords;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** What must be on record for a ground to be valid: an unrecorded fact cannot end a lease. */
@Component
class GroundRequirements {

    /** Civil Code art. 718. */
    private static final int MONTHS_TO_OBJECT = 6;

    private final RecordedFacts facts;
    private final ApplicationWords words;
    private final LongStop longStop;
    private final Suspensions suspensions;
    private final Clock clock;

    GroundRequirements(
            RecordedFacts facts, ApplicationWords words, LongStop longStop, Suspensions suspensions, Clock clock) {
        this.suspensions = suspensions;
        this.longStop = longStop;
        this.facts = facts;
        this.words = words;
        this.clock = clock;
    }

    /**
     * @param by who ends it
     * @throws Refusal with 422 if the records do not support the ground; the text says what to do
     */
    void check(Lease lease, TerminationGround ground, Party by) {
        switch (ground) {
            case CONTRACT_CLAUSE -> requireNoCureOpen(lease, by);
            case RENT_UNPAID ->
                throw refusal(
                        "欠租的解除在“租金逾期处理”任务中办理：先登记租金逾期并书面催告，合理期限届满仍未支付的，由法务人员在该任务中登记解除通知；通知到达前付清的，不再解除（民法典第七百二十二条、第五百六十五条）。"
                                + " Unpaid rent has its own proceedings: record the overdue rent and demand it; when the"
                                + " period is over a legal officer gives the notice in that task, and payment before its arrival stops it"
                                + " (Civil Code arts. 722, 565).");
            case AGREED -> requireNoServer(lease);
            case UNCONSENTED_SUBLEASE -> requireSublease(lease);
            case CONDITIONS_NOT_MET -> requireConditionsNotMet(lease);
            case LESSEE_BREACH_OF_USE -> requireServer(lease);
            default -> {
                // the officer verifies what the ground requires
            }
        }
    }

    /**
     * A sublease without consent can end the lease only if it is known, and the lessor has neither consented nor been
     * silent for six months, which counts as consent (arts. 716, 718).
     */
    private void requireSublease(Lease lease) {
        var known = facts.day(lease, Fact.SUBLET_KNOWN_SINCE);
        if (!facts.isTrue(lease, Fact.SUBLET) || known == null) {
            throw refusal("没有转租的记录；请先在租赁页面登记得知的转租，再以擅自转租解除（民法典第七百一十六条）。"
                    + " No sublease is on record: record what is known of it first, then terminate for it"
                    + " (Civil Code art. 716).");
        }
        if (allowed(lease)) {
            throw refusal("出租人已经同意转租，不得以擅自转租解除（民法典第七百一十六条）。 The lessor has consented to the sublease: it is no ground"
                    + " (Civil Code art. 716).");
        }
        if (!isObjected(lease, known) && LocalDate.now(clock).isAfter(known.plusMonths(MONTHS_TO_OBJECT))) {
            throw refusal("自 " + known + " 知道转租起六个月内未提出异议，视为同意转租，不得解除（民法典第七百一十八条）。 No objection was made within six"
                    + " months of " + known + ": that counts as consent (Civil Code art. 718).");
        }
    }

    private boolean allowed(Lease lease) {
        return facts.has(lease, Fact.SUBLET_ALLOWED)
                ? facts.isTrue(lease, Fact.SUBLET_ALLOWED)
                : words.tree(lease.application())
                        .path("contract")
                        .path("subletAllowed")
                        .asBoolean();
    }

    /** The objection came in time. */
    private boolean isObjected(Lease lease, LocalDate known) {
        var objected = facts.day(lease, Fact.SUBLET_OBJECTED_ON);
        return objected != null && !objected.isAfter(known.plusMonths(MONTHS_TO_OBJECT));
    }

    /**
     * From when the time for using the right counts (Civil Code art. 564): no ground is known before it is one, and of
     * a sublease it is the objection that counts.
     *
     * @param known since when it is known, as requested
     */
    LocalDate counted(Lease lease, TerminationGround ground, LocalDate known) {
        return switch (ground) {
            case CONDITIONS_NOT_MET ->
                longStop.of(lease)
                        .map(dueAt -> LocalDate.ofInstant(dueAt, clock.getZone()))
                        .filter(known::isBefore)
                        .orElse(known);
            // as the clause on termination says
            case UNCONSENTED_SUBLEASE ->
                Optional.ofNullable(facts.day(lease, Fact.SUBLET_OBJECTED_ON))
                        .filter(known::isBefore)
                        .orElse(known);
            default -> known;
        };
    }

    /** Either party may terminate after the contract's deadline for the conditions. */
    private void requireConditionsNotMet(Lease lease) {
        var dueAt = longStop.of(lease).orElse(null);
        if (lease.stage() != LeaseStage.ACTIVATION || dueAt == null || dueAt.isAfter(clock.instant())) {
            throw refusal("约定的期限（"
                    + (dueAt == null
                            ? "—"
                            : LocalDate.ofInstant(dueAt, clock.getZone()).minusDays(1))
                    + "）届满前或者服务器交付后，不得以开通条件未成就解除；已经确定不能成就的，由合规人员在“落实开通条件”任务中办理。 Only before the hand-over and after"
                    + " the date for the conditions is over; where it is certain earlier, a compliance officer gives the opening"
                    + " up in the task “Fulfil the conditions”.");
        }
    }

    /** What was suspended for a breach may be cured first: the contract gives time from the arrival of a demand. */
    private void requireNoCureOpen(Lease lease, Party by) {
        if (by == Party.LESSOR
                && lease.stage() == LeaseStage.SUSPENDED
                && suspensions
                        .latest(lease.number())
                        .filter(suspension -> !suspension.isByOrder())
                        .isPresent()) {
            throw refusal("服务因承租人违约暂停，整改期限自暂停服务通知书到达起算；逾期未整改的，在任务“整改核验”中登记后依合同条款解除，不在此处办理（民法典第五百六十二条第二款）。"
                    + " The service is suspended for a breach, and the time to cure runs from the arrival of the notice of it:"
                    + " if it is not cured, record that in the task “Verify the cure”, which ends the lease by the clause"
                    + " (Civil Code art. 562(2)).");
        }
    }

    /** In force, both end the lease in the form in which they concluded it (Civil Code art. 562(1)). */
    private static void requireNoServer(Lease lease) {
        if (lease.inForceAt() != null) {
            throw refusal("协商一致解除须由双方签署书面的解除协议：请由合同管理员在租赁页面“提出变更或者解除协议”，签署后于约定之日终了（民法典第五百六十二条第一款）。 To"
                    + " end it by agreement both sign a termination agreement: a contract officer asks for it on the"
                    + " lease's page, and the lease ends on the agreed day (Civil Code art. 562(1)).");
        }
    }

    private static void requireServer(Lease lease) {
        if (lease.inForceAt() == null) {
            throw refusal("服务器尚未交付，不存在不当使用（民法典第七百一十一条）；请选择其他解除事由。 No server was handed over, so none was misused;"
                    + " choose another ground.");
        }
    }

    private static Refusal refusal(String text) {
        return new Refusal(422, text, List.of(new FieldError("ground", text)));
    }
}
