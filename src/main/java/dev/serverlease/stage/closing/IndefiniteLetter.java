package dev.serverlease.stage.closing;

import dev.serverlease.calendar.WorkingDays;
import dev.serverlease.clause.ClauseLibrary;
import dev.serverlease.lease.AuditTrail;
import dev.serverlease.lease.Bilingual;
import dev.serverlease.lease.Lease;
import dev.serverlease.legalnotice.DemandedRent;
import dev.serverlease.legalnotice.LegalNoticeKind;
import dev.serverlease.legalnotice.LegalNoticeRequest;
import dev.serverlease.legalnotice.LegalNoticeText;
import dev.serverlease.legalnotice.LegalNoticeWriter;
import dev.serverlease.legalnotice.TerminationWords;
import dev.serverlease.stage.contract.ContractClauses;
import dev.serverlease.words.PageTime;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * 解除合同通知书（不定期租赁）: the lessor ends an indefinite lease, without a ground, the contract's period after the letter arrives
 * (Civil Code arts. 563(2), 730).
 */
@Component
class IndefiniteLetter implements LegalNoticeWriter {

    private final AuditTrail audit;
    private final ContractClauses clauses;
    private final WorkingDays workingDays;
    private final Clock clock;

    IndefiniteLetter(AuditTrail audit, ContractClauses clauses, WorkingDays workingDays, Clock clock) {
        this.audit = audit;
        this.clauses = clauses;
        this.workingDays = workingDays;
        this.clock = clock;
    }

    /** The prior notice of either party, as clause {@code indefinite} has it; the law gives no number. */
    static int days() {
        return ClauseLibrary.current().figure("indefiniteNoticeDays").intValueExact();
    }

    /** The last day of a lease whose letter arrived on this day (Civil Code arts. 201, 203). */
    LocalDate lastDay(LocalDate arrivedOn) {
        var end = workingDays.endOfPeriod(arrivedOn.plusDays(days()), clock.getZone());
        return LocalDate.ofInstant(end, clock.getZone()).minusDays(1);
    }

    /** The first day on which the lease was indefinite. */
    LocalDate since(Lease lease) {
        return audit.of(lease.number()).stream()
                .filter(step -> step.action().equals("HELD_OVER"))
                .reduce((earlier, later) -> later)
                .map(step -> LocalDate.ofInstant(step.at(), clock.getZone()))
                .orElseThrow();
    }

    @Override
    public LegalNoticeKind kind() {
        return LegalNoticeKind.INDEFINITE_TERMINATION;
    }

    /** Each sets another last day. */
    @Override
    public boolean mayBeFollowed(Lease lease, @Nullable DemandedRent demanded) {
        return false;
    }

    @Override
    public Optional<LegalNoticeText> write(Lease lease, LegalNoticeRequest request) {
        var since = since(lease);
        var contract = clauses.contract(lease.number());
        var clause = clauses.clause(lease.number(), "indefinite");
        return Optional.of(new LegalNoticeText(
                new Bilingual("解除不定期租赁", "Termination of the indefinite lease"),
                List.of(new Bilingual(
                        "贵方与我方之间的" + contract.zh() + "约定的租赁期限届满后，贵方继续使用服务器，我方没有提出异议，自"
                                + PageTime.zh(clock.getZone()).date(since) + "起租赁期限为不定期。",
                        "After the term of the " + contract.en()
                                + " between us you went on using the server without our"
                                + " objection; the lease has been indefinite since "
                                + PageTime.en(clock.getZone()).date(since) + ".")),
                List.of(new Bilingual(
                        clause.zh() + "；《中华人民共和国民法典》第五百六十三条第二款、第七百三十条、第七百三十四条第一款。",
                        clause.en() + "; Civil Code of the People's Republic of China, arts. 563(2), 730 and 734(1).")),
                List.of(
                        new Bilingual(
                                "我方现通知贵方解除上述不定期租赁。租赁的最后一日为自本通知书到达贵方之日的次日起满" + days()
                                        + "日之日，合同于该日24时解除；该日为法定休假日的，顺延至法定休假日结束的次日。",
                                "We hereby give notice to end this indefinite lease. Its last day, at 24:00 of which the"
                                        + " contract ends, is the last of " + days()
                                        + " days counted from the day after this"
                                        + " notice reaches you; if that is a public holiday, the day after the holiday."),
                        new Bilingual(
                                "在此之前双方继续履行合同，租金照常支付。",
                                "Until then the contract is performed as before, and the rent is due as before."),
                        TerminationWords.settle(clauses.clause(lease.number(), "return"))),
                List.of(TerminationWords.consequences()),
                TerminationWords.objection(clauses.clause(lease.number(), "forum", "arbitration"))));
    }
}
