package dev.serverlease.stage.closing.settlement;

import static dev.serverlease.lease.GivenLease.NUMBER;
import static dev.serverlease.lease.GivenLease.inForce;
import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.when;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.serverlease.calendar.WorkingDays;
import dev.serverlease.lease.AuditTrail;
import dev.serverlease.lease.EndReason;
import dev.serverlease.lease.GivenLease;
import dev.serverlease.lease.LeaseStage;
import dev.serverlease.lease.dates.DueDates;
import dev.serverlease.legalnotice.LegalNoticeKind;
import dev.serverlease.legalnotice.LegalNoticeRequest;
import dev.serverlease.legalnotice.LetterInWords;
import dev.serverlease.stage.contract.ContractClauses;
import dev.serverlease.testing.HandClock;
import dev.serverlease.testing.Parts;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is certified of data that was not returned. */
class DataCertificateWordsTest {

    private final HandClock clock = new HandClock();
    private final Parts parts = new Parts()
            .with(Clock.class, clock)
            .with(WorkingDays.class, WorkingDays.shipped(year -> {}))
            .own(ExportPeriod.class, ContractClauses.class, DataCertificate.class);

    @Test
    void thatDataWasErasedIsCertifiedWithItsWay() {
        assertThat(certified("DATA_ERASED", "ERASED", "2027-01-04", "多次覆写后销毁密钥", ""))
                .contains("于2027年1月4日删除贵方存储于服务器的数据", "多次覆写后销毁密钥")
                .doesNotContain("返还贵方");
    }

    @Test
    void thatThereWasNoDataIsCertifiedByTheLesseesWord() {
        assertThat(certified("DATA_NONE", "NONE", "2026-12-01", "承租人确认", "none.pdf"))
                .contains("服务器上没有贵方的数据", "none.pdf");
    }

    private String certified(String step, String how, String on, String note, String proof) {
        when(parts.get(DueDates.class).contractEndedAt(any()))
                .thenReturn(GivenLease.midnightAfter("2026-12-01")
                        .atZone(clock.getZone())
                        .toOffsetDateTime());
        when(parts.get(AuditTrail.class).of(NUMBER))
                .thenReturn(List.of(new AuditTrail.Step(
                        clock.instant(),
                        "ops1",
                        step,
                        new ObjectMapper()
                                .valueToTree(Map.of(
                                        "how",
                                        how,
                                        "dataDisposedOn",
                                        on,
                                        "logsKeptUntil",
                                        "2027-08-01",
                                        "note",
                                        note,
                                        "proof",
                                        proof)),
                        null)));
        var lease = inForce(GivenLease.application())
                .closing(EndReason.TERMINATED)
                .in(LeaseStage.ENDED)
                .lease();
        return LetterInWords.of(parts.get(DataCertificate.class)
                .write(lease, new LegalNoticeRequest(LegalNoticeKind.DATA_CERTIFICATE, null, null, null))
                .orElseThrow());
    }
}
