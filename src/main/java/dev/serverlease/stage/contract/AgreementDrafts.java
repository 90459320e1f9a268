package dev.serverlease.stage.contract;

import dev.serverlease.clause.Agreement;
import dev.serverlease.clause.ContractFacts;
import dev.serverlease.clause.ContractText;
import dev.serverlease.clause.MissingText;
import dev.serverlease.lease.Bilingual;
import dev.serverlease.lease.Lease;
import dev.serverlease.lease.Party;
import dev.serverlease.process.LeaseMessages;
import dev.serverlease.request.Refusal;
import dev.serverlease.stage.contract.agreement.AgreementTexts;
import dev.serverlease.stage.contract.agreement.AgreementTexts.Original;
import dev.serverlease.stage.contract.agreement.Agreements;
import dev.serverlease.stage.contract.agreement.Agreements.Asked;
import dev.serverlease.stage.contract.agreement.WrittenAgreement;
import java.time.Clock;
import java.time.LocalDate;
import org.springframework.stereotype.Component;

/** Asks for agreements: only where one can be signed now, and only with a text that may be offered. */
@Component
public class AgreementDrafts {

    private final Agreements agreements;
    private final AgreementTexts texts;
    private final Contracts contracts;
    private final RentPlans rents;
    private final Clock clock;

    AgreementDrafts(Agreements agreements, AgreementTexts texts, Contracts contracts, RentPlans rents, Clock clock) {
        this.agreements = agreements;
        this.texts = texts;
        this.contracts = contracts;
        this.rents = rents;
        this.clock = clock;
    }

    /**
     * Stores the request after all has been checked, in the caller's transaction; the caller holds the lease's lock.
     *
     * @throws Refusal with 409 if the lease is not in force, another agreement is open, or its end is agreed already;
     *     422 if the text cannot be written, or must not be offered
     */
    public WrittenAgreement add(Lease lease, Asked asked) {
        check(lease, asked);
        return agreements.add(lease.number(), asked);
    }

    /** The same checks; stores nothing. @throws Refusal as {@link #add} */
    public ContractText check(Lease lease, Asked asked) {
        requirePossible(lease);
        return checkText(lease, asked);
    }

    /** Whether its text may be offered, whatever else is open now. @throws Refusal with 422 if not */
    public ContractText checkText(Lease lease, Asked asked) {
        return text(lease, asked, agreements.nextPosition(lease.number()));
    }

    private ContractText text(Lease lease, Asked asked, int position) {
        try {
            if (asked.kind() == Agreement.CHANGE) {
                texts.requireOnePrice(lease, asked.terms().path("changes"));
            }
            return asked.kind()
                    .write(texts.of(
                            lease, asked.kind(), position, asked.terms(), LocalDate.now(clock), original(lease)));
        } catch (MissingText missing) {
            throw new Refusal(
                    422,
                    missing.label()
                            .map(label -> "协议缺少“" + label + "”，未作任何变更：请在变更的内容（续租的，在续租申请的“其他变更和新的答复”）中补充后重新提出。 The"
                                    + " agreement lacks “" + label
                                    + "”; nothing was changed. Add it to what changes (of a renewal: to its new answers), and ask"
                                    + " again.")
                            .orElse(String.valueOf(missing.getMessage())));
        } catch (IllegalStateException contradicted) {
            throw new Refusal(
                    422, Bilingual.of(String.valueOf(contradicted.getMessage())).both());
        }
    }

    /** The text of one that was asked for; its checks were made then. */
    public ContractText written(Lease lease, WrittenAgreement agreement) {
        return agreement.kind().write(facts(lease, agreement));
    }

    /** What its text is written from. */
    public ContractFacts facts(Lease lease, WrittenAgreement agreement) {
        return texts.of(
                lease,
                agreement.kind(),
                agreement.position(),
                agreement.terms(),
                LocalDate.ofInstant(agreement.requestedAt(), clock.getZone()),
                original(lease));
    }

    private Original original(Lease lease) {
        var signed = contracts
                .latestSigned(lease.number())
                .orElseThrow(() -> new IllegalStateException("Lease " + lease.number() + " in force has no contract"));
        var concluded = signed.by(Party.LESSOR)
                .map(Signature::signedAt)
                .orElse(signed.contract().draftedAt());
        return new Original(
                LocalDate.ofInstant(concluded, clock.getZone()),
                signed.contract().isSignedElectronically(),
                signed.contract().text(),
                rents.of(lease).orElse(null));
    }

    private void requirePossible(Lease lease) {
        if (!Agreements.STAGES.contains(lease.stage())) {
            throw LeaseMessages.notWaiting(lease);
        }
        agreements.open(lease).ifPresent(open -> {
            var number = WrittenAgreement.number(lease.number(), open.position());
            throw new Refusal(
                    409,
                    "协议 " + number + "（" + WrittenAgreement.title(open.kind()).zh()
                            + "）尚在签订，同一租赁一次只能签订一份；请待其签订或者终止后再提出。 Agreement " + number
                            + " is still to be concluded, and a lease has one at a time; wait until it is, or is given up.");
        });
        var end = agreements.agreedEnd(lease.number());
        if (end != null) {
            throw new Refusal(
                    409,
                    "双方已经约定租赁 " + lease.number() + " 于 " + end + " 终了，不能再签订协议。 Both have agreed that lease "
                            + lease.number() + " ends on " + end + "; no other agreement is made.");
        }
    }
}
