package dev.serverlease.stage.inforce.rent;

import static dev.serverlease.lease.GivenLease.NUMBER;
import static dev.serverlease.lease.GivenLease.inForce;
import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.when;

import dev.serverlease.calendar.WorkingDays;
import dev.serverlease.lease.GivenLease;
import dev.serverlease.legalnotice.LegalNoticeKind;
import dev.serverlease.legalnotice.LegalNoticeRequest;
import dev.serverlease.legalnotice.LegalNoticeWriter;
import dev.serverlease.legalnotice.LetterInWords;
import dev.serverlease.stage.contract.ContractClauses;
import dev.serverlease.stage.inforce.rent.RentDefault.Demand;
import dev.serverlease.testing.HandClock;
import dev.serverlease.testing.Parts;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What the letters on overdue rent say of their periods. */
class RentLettersTest {

    private final HandClock clock = new HandClock();
    private final Parts parts = new Parts()
            .with(Clock.class, clock)
            .with(WorkingDays.class, WorkingDays.shipped(year -> {}))
            .own(
                    DemandPeriod.class,
                    ContractClauses.class,
                    LastDemand.class,
                    RentDemandLetter.class,
                    RentTerminationLetter.class);

    /** The nineteenth of December is a Saturday (Civil Code art. 203). */
    @Test
    void lettersSayThatAPeriodMovesFromAHoliday() {
        assertThat(written(RentDemandLetter.class, overdue(null))).contains("期限的最后一日为法定休假日的，顺延至法定休假日结束的次日");
        clock.at("2026-12-22T00:00:00+08:00");
        assertThat(written(RentTerminationLetter.class, overdue(demanded(18))))
                .contains("18日支付期限已于2026年12月21日届满（期限的最后一日为法定休假日，已顺延至法定休假日结束的次日）");
    }

    private String written(Class<? extends LegalNoticeWriter> letter, RentDefault rent) {
        when(parts.get(RentDefaults.class).open(NUMBER)).thenReturn(Optional.of(rent));
        var lease = inForce(GivenLease.application()).lease();
        return LetterInWords.of(parts.get(letter)
                .write(lease, new LegalNoticeRequest(LegalNoticeKind.RENT_DEMAND, null, null, 18))
                .orElseThrow());
    }

    private Demand demanded(int days) {
        return new Demand(
                new BigDecimal("18000.00"),
                BigDecimal.ZERO,
                "CNY",
                LocalDate.parse("2026-11-10"),
                LocalDate.parse("2026-12-01"),
                LocalDate.parse("2026-12-01"),
                "挂号信 XA123456789CN",
                days,
                parts.get(DemandPeriod.class).endsAt(LocalDate.parse("2026-12-01"), days));
    }

    private static RentDefault overdue(@Nullable Demand demand) {
        return new RentDefault(
                NUMBER,
                1,
                new BigDecimal("18000.00"),
                "CNY",
                LocalDate.parse("2026-11-10"),
                LocalDate.parse("2026-12-01"),
                demand,
                new BigDecimal("18000.00"),
                List.of(),
                null);
    }
}
