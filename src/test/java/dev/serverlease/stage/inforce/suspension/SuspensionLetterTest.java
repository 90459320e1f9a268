package dev.serverlease.stage.inforce.suspension;

import static dev.serverlease.lease.GivenLease.NUMBER;
import static dev.serverlease.lease.GivenLease.inForce;
import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.when;

import dev.serverlease.attachment.LiftingDocuments;
import dev.serverlease.lease.GivenLease;
import dev.serverlease.lease.LeaseStage;
import dev.serverlease.legalnotice.LegalNoticeKind;
import dev.serverlease.legalnotice.LegalNoticeRequest;
import dev.serverlease.legalnotice.LetterInWords;
import dev.serverlease.stage.contract.ContractClauses;
import dev.serverlease.testing.HandClock;
import dev.serverlease.testing.Parts;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What the letter on a suspension says. */
class SuspensionLetterTest {

    private final Parts parts =
            new Parts().with(Clock.class, new HandClock()).own(ContractClauses.class, SuspensionLetter.class);

    @Test
    void eachFurtherOrderIsNamedWithItsDay() {
        when(parts.get(Suspensions.class).standing(NUMBER))
                .thenReturn(Optional.of(new Suspension(
                        1,
                        "收到主管机关或者法院的命令，依令立即停止服务。",
                        "x",
                        true,
                        "某市公安局 关停令1号：立即停止服务",
                        GivenLease.midnightAfter("2026-12-16"),
                        "compliance1",
                        GivenLease.instant("2026-12-01T09:00:00+08:00"))));
        when(parts.get(LiftingDocuments.class).besides(any(), eq("某市公安局 关停令1号：立即停止服务")))
                .thenReturn(List.of(new LiftingDocuments.Order(
                        "某区人民法院",
                        "执保7号",
                        "不得删除数据",
                        LocalDate.parse("2026-12-01"),
                        GivenLease.instant("2026-12-01T09:00:00+08:00"))));
        assertThat(letter()).contains("关停令1号", "又于2026年12月1日收到命令：某区人民法院 执保7号：不得删除数据");
    }

    @Test
    void ofABreachItSaysUntilWhenItIsCuredAndWhatFollows() {
        when(parts.get(Suspensions.class).standing(NUMBER))
                .thenReturn(Optional.of(new Suspension(
                        1,
                        "与约定不符",
                        "合同第九条",
                        false,
                        null,
                        GivenLease.midnightAfter("2026-12-02"),
                        "compliance1",
                        GivenLease.instant("2026-12-01T09:00:00+08:00"))));
        assertThat(letter()).contains("之前完成整改", "顺延至法定休假日结束的次日", "到达之日", "15日", "仍未整改");
    }

    private String letter() {
        var lease = inForce(GivenLease.application()).in(LeaseStage.SUSPENDED).lease();
        return LetterInWords.of(parts.get(SuspensionLetter.class)
                .write(lease, new LegalNoticeRequest(LegalNoticeKind.SUSPENSION, null, null, null))
                .orElseThrow());
    }
}
