package dev.serverlease.stage.lessee.page;

import dev.serverlease.lease.Bilingual;
import dev.serverlease.lease.Lease;
import dev.serverlease.stage.closing.hold.EndFinding;
import dev.serverlease.stage.closing.hold.EndFindingNotice;
import dev.serverlease.stage.closing.hold.EndFindings;
import dev.serverlease.stage.inforce.rent.RentDefaults;
import dev.serverlease.stage.inforce.rent.RentPayment;
import dev.serverlease.words.PageTime;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Component;

/** Rent that was paid before the notice of termination arrived and booked later, and what was found on it. */
@Component
class PaidInTime {

    private final RentDefaults rents;
    private final EndFindings findings;
    private final Clock clock;

    PaidInTime(RentDefaults rents, EndFindings findings, Clock clock) {
        this.rents = rents;
        this.findings = findings;
        this.clock = clock;
    }

    /** Empty where no such rent was paid. */
    List<Bilingual> of(Lease lease) {
        var said = new ArrayList<Bilingual>();
        var found = findings.standing(lease.number());
        var after = found.isPresent() ? new Bilingual("。", ".") : RentPayment.HELD;
        rents.latest(lease.number())
                .ifPresent(rent -> rents.bookedLate(rent).stream()
                        .map(payment -> payment.inTime(rent))
                        .forEach(paid ->
                                said.add(new Bilingual(paid.zh() + after.zh(), capital(paid.en()) + after.en()))));
        found.map(one -> said(one, isEndWithoutEffect(lease))).ifPresent(said::add);
        return said;
    }

    boolean isEndWithoutEffect(Lease lease) {
        return findings.withoutEffect(lease.number()).isPresent();
    }

    private Bilingual said(EndFinding found, boolean held) {
        var words = EndFindingNotice.toLessee(found.finding(), held);
        return new Bilingual(
                PageTime.zh(clock.getZone()).day(found.foundAt()) + "，" + words.zh(),
                PageTime.en(clock.getZone()).day(found.foundAt()) + ": " + words.en());
    }

    private static String capital(String sentence) {
        return sentence.substring(0, 1).toUpperCase(Locale.ROOT) + sentence.substring(1);
    }
}
