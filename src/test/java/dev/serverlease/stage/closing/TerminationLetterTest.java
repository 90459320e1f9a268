package dev.serverlease.stage.closing;

import static dev.serverlease.lease.GivenLease.inForce;
import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.when;

import dev.serverlease.calendar.WorkingDays;
import dev.serverlease.lease.GivenLease;
import dev.serverlease.lease.Party;
import dev.serverlease.lease.Termination;
import dev.serverlease.legalnotice.LegalNoticeKind;
import dev.serverlease.legalnotice.LegalNoticeRequest;
import dev.serverlease.legalnotice.LetterInWords;
import dev.serverlease.stage.closing.ground.DemandedFirst;
import dev.serverlease.stage.contract.ContractClauses;
import dev.serverlease.stage.inforce.suspension.CurePeriod;
import dev.serverlease.testing.HandClock;
import dev.serverlease.testing.Parts;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What the letter says by which the lessor terminates on a ground. */
class TerminationLetterTest {

    private static final String MATERIAL = "承租人至今未提供约定的材料";

    private final Parts parts = new Parts()
            .with(Clock.class, new HandClock())
            .with(WorkingDays.class, WorkingDays.shipped(year -> {}))
            .own(CurePeriod.class, ContractClauses.class, DemandedFirst.class, TerminationLetter.class);

    /** Civil Code art. 563(1) no. 3. */
    @Test
    void forADelayItNamesTheDemandAndTheEndOfItsPeriod() {
        assertThat(letter("DELAY_AFTER_DEMAND", "民法典第五百六十三条第一款第三项", MATERIAL, null, 10))
                .contains("2026年12月1日到达", "2026年12月11日", "届满", "仍未履行", "第五百六十三条第一款第三项");
    }

    @Test
    void forWhatTheContractNamesItSaysWhichItemAndThatItIsNotMended() {
        assertThat(letter("CONTRACT_CLAUSE", Termination.BY_CONTRACT, MATERIAL, "NOT_MENDED", 15))
                .contains("2026年12月1日到达", "2026年12月16日", "仍未改正", "第五百六十二条第二款");
        assertThat(letter("CONTRACT_CLAUSE", Termination.BY_CONTRACT, MATERIAL, "FALSE_STATEMENTS", null))
                .contains("故意提供虚假");
    }

    @Test
    void forForceMajeureNobodyClaimsDamages() {
        assertThat(letter("FORCE_MAJEURE", "民法典第五百六十三条第一款第一项", "机关命令持续超过三十日", null, null))
                .contains("解除合同：不可抗力", "机关命令持续超过三十日", "第五百九十条", "不计租金")
                .doesNotContain("复核认定", "赔偿损失");
    }

    /** @param days of a demand that arrived on the first of December; null for none */
    private String letter(
            String ground,
            String article,
            String explanation,
            @Nullable String contractGround,
            @Nullable Integer days) {
        var asked = new Termination(
                ground,
                article,
                Party.LESSOR,
                LocalDate.parse("2026-12-01"),
                explanation,
                null,
                contractGround,
                days == null ? null : LocalDate.parse("2026-12-01"),
                days,
                false);
        when(parts.get(AskedTermination.class).of(any())).thenReturn(Optional.of(asked));
        var text = parts.get(TerminationLetter.class)
                .write(
                        inForce(GivenLease.application()).awaitingItsNotice().lease(),
                        new LegalNoticeRequest(LegalNoticeKind.TERMINATION, null, null, null))
                .orElseThrow();
        return LetterInWords.of(text);
    }
}
