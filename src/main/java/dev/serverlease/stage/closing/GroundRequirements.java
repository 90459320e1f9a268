package dev.serverlease.stage.closing;

import dev.serverlease.lease.Lease;
import dev.serverlease.lease.LeaseStage;
import dev.serverlease.lease.Party;
import dev.serverlease.request.Refusal;
import dev.serverlease.request.Refusal.FieldError;
import dev.serverlease.stage.closing.ground.AfterSuspension;
import dev.serverlease.stage.closing.ground.ContractGround;
import dev.serverlease.stage.closing.ground.DemandedFirst;
import dev.serverlease.stage.closing.ground.GroundBasis;
import dev.serverlease.stage.closing.ground.NotForRent;
import dev.serverlease.stage.closing.ground.SubleaseGround;
import dev.serverlease.stage.contract.offer.LongStop;
import java.time.Clock;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/** What must be on record for a ground to be valid: an unrecorded fact cannot end a lease. */
@Component
class GroundRequirements {

    /** Both agree, or the answer is the path of rent. */
    private static final Set<TerminationGround> FOR_RENT_TOO =
            EnumSet.of(TerminationGround.AGREED, TerminationGround.RENT_UNPAID);

    /** The records tell of these, whatever the reasons say beside. */
    private static final Set<TerminationGround> BY_RECORDS =
            EnumSet.of(TerminationGround.UNCONSENTED_SUBLEASE, TerminationGround.CONDITIONS_NOT_MET);

    /** The lessor's for a breach of the lessee: none is a way around the cure of a suspension. */
    private static final Set<TerminationGround> OF_A_BREACH = EnumSet.of(
            TerminationGround.CONTRACT_CLAUSE,
            TerminationGround.REFUSED_PERFORMANCE,
            TerminationGround.DELAY_AFTER_DEMAND,
            TerminationGround.FUNDAMENTAL_BREACH,
            TerminationGround.LESSEE_BREACH_OF_USE);

    private final SubleaseGround sublease;
    private final DemandedFirst demanded;
    private final KnownSince known;
    private final LongStop longStop;
    private final AfterSuspension suspended;
    private final NotForRent rent;
    private final Clock clock;

    GroundRequirements(
            SubleaseGround sublease,
            DemandedFirst demanded,
            KnownSince known,
            LongStop longStop,
            AfterSuspension suspended,
            NotForRent rent,
            Clock clock) {
        this.sublease = sublease;
        this.demanded = demanded;
        this.known = known;
        this.longStop = longStop;
        this.suspended = suspended;
        this.rent = rent;
        this.clock = clock;
    }

    /**
     * @param stated since when it is known, as requested; what is on record counts before that (Civil Code art. 564)
     * @return what the ground rests on
     * @throws Refusal with 422 if the records do not support the ground, 409 while an objection to the suspension
     *     waits; the text says what to do
     */
    GroundBasis check(Lease lease, TerminationRequest request, LocalDate stated) {
        var ground = request.ground();
        if (Party.valueOf(request.by()) == Party.LESSOR) {
            if (!FOR_RENT_TOO.contains(ground)) {
                requireNotForRent(lease, request);
            }
            if (OF_A_BREACH.contains(ground)) {
                suspended.requireFree(lease);
            }
            switch (ground) {
                case CONTRACT_CLAUSE -> {
                    return byClause(lease, request, stated);
                }
                case DELAY_AFTER_DEMAND -> {
                    return demanded.afterDelay(lease, request.demandArrivedOn(), request.demandDays());
                }
                default -> {
                    // as for the lessee
                }
            }
        }
        return GroundBasis.known(ofEither(lease, ground, stated));
    }

    /** Before rent is overdue, a refusal to pay it is a ground of its own (art. 563(1) no. 2). */
    private void requireNotForRent(Lease lease, TerminationRequest request) {
        var ground = request.ground();
        if (!BY_RECORDS.contains(ground) && (ground != TerminationGround.REFUSED_PERFORMANCE || rent.isOpen(lease))) {
            rent.requireNotNamed(request.explanation());
        }
        rent.requireOther(lease, Boolean.TRUE.equals(request.otherThanPayment()));
    }

    /**
     * Before a right is said to have lapsed: that of a sublease has not, while an objection opens the way (art. 718).
     *
     * @throws Refusal with 422 that says to object first
     */
    void requireObjected(Lease lease, TerminationGround ground) {
        if (ground == TerminationGround.UNCONSENTED_SUBLEASE) {
            sublease.requireObjected(lease);
        }
    }

    /**
     * From when the time for using the right counts (Civil Code art. 564): of a sublease from the objection, as the
     * clause on termination says.
     */
    LocalDate counted(Lease lease, TerminationGround ground, LocalDate known) {
        return ground == TerminationGround.UNCONSENTED_SUBLEASE ? sublease.counted(lease, known) : known;
    }

    private LocalDate ofEither(Lease lease, TerminationGround ground, LocalDate stated) {
        return switch (ground) {
            case RENT_UNPAID -> throw NotForRent.refusal("ground", "");
            case AGREED -> {
                requireNoServer(lease);
                yield stated;
            }
            case UNCONSENTED_SUBLEASE -> KnownSince.earlier(stated, sublease.require(lease));
            case CONDITIONS_NOT_MET -> conditionsNotMet(lease);
            case LESSEE_BREACH_OF_USE -> {
                requireServer(lease);
                yield known.ofMisuse(lease, stated);
            }
            case FUNDAMENTAL_BREACH -> known.ofMisuse(lease, stated);
            // the officer verifies what the ground requires
            default -> stated;
        };
    }

    private GroundBasis byClause(Lease lease, TerminationRequest request, LocalDate stated) {
        var since =
                request.contractGround() == ContractGround.GRAVE_UNLAWFUL_USE ? known.ofMisuse(lease, stated) : stated;
        return demanded.byClause(
                lease, request.contractGround(), since, request.demandArrivedOn(), request.demandDays());
    }

    /**
     * Either party may terminate after the contract's deadline for the conditions, which both know.
     *
     * @return the first day after it
     */
    private LocalDate conditionsNotMet(Lease lease) {
        var dueAt = longStop.of(lease).orElse(null);
        if (lease.stage() != LeaseStage.ACTIVATION || dueAt == null || dueAt.isAfter(clock.instant())) {
            throw refusal(
                    "ground",
                    "约定的期限（"
                            + (dueAt == null
                                    ? "—"
                                    : LocalDate.ofInstant(dueAt, clock.getZone())
                                            .minusDays(1))
                            + "）届满前或者服务器交付后，不得以开通条件未成就解除；已经确定不能成就的，由合规人员在“落实开通条件”任务中办理。 Only before the hand-over and after"
                            + " the date for the conditions is over; where it is certain earlier, a compliance officer gives the opening"
                            + " up in the task “Fulfil the conditions”.");
        }
        return LocalDate.ofInstant(dueAt, clock.getZone());
    }

    /** In force, both end the lease in the form in which they concluded it (Civil Code art. 562(1)). */
    private static void requireNoServer(Lease lease) {
        if (lease.inForceAt() != null) {
            throw refusal(
                    "ground",
                    "协商一致解除须由双方签署书面的解除协议：请由合同管理员在租赁页面“提出变更或者解除协议”，签署后于约定之日终了（民法典第五百六十二条第一款）。 To"
                            + " end it by agreement both sign a termination agreement: a contract officer asks for it on the"
                            + " lease's page, and the lease ends on the agreed day (Civil Code art. 562(1)).");
        }
    }

    private static void requireServer(Lease lease) {
        if (lease.inForceAt() == null) {
            throw refusal(
                    "ground",
                    "服务器尚未交付，不存在不当使用（民法典第七百一十一条）；请选择其他解除事由。 No server was handed over, so none was misused;"
                            + " choose another ground.");
        }
    }

    private static Refusal refusal(String field, String text) {
        return new Refusal(422, text.strip(), List.of(new FieldError(field, text.strip())));
    }
}
