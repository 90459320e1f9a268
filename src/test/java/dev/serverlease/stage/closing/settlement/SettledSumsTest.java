package dev.serverlease.stage.closing.settlement;

import static dev.serverlease.lease.GivenLease.NUMBER;
import static dev.serverlease.lease.GivenLease.inForce;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.doAnswer;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.serverlease.calendar.WorkingDays;
import dev.serverlease.clause.ContractText;
import dev.serverlease.lease.ApplicationTrees;
import dev.serverlease.lease.EndReason;
import dev.serverlease.lease.GivenLease;
import dev.serverlease.lease.Lease;
import dev.serverlease.lease.LeaseRounds;
import dev.serverlease.lease.dates.DueDates;
import dev.serverlease.process.LeaseCommands;
import dev.serverlease.register.Lessors;
import dev.serverlease.rent.AgreedPlans;
import dev.serverlease.request.Refusal;
import dev.serverlease.stage.contract.Contract;
import dev.serverlease.stage.contract.Contracts;
import dev.serverlease.stage.contract.RentPlans;
import dev.serverlease.stage.inforce.rent.RentDefaults;
import dev.serverlease.testing.HandClock;
import dev.serverlease.testing.Parts;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Which sums settle deposit and rent of a lease that has ended, and what is said of those that do not. */
class SettledSumsTest {

    private final ObjectNode application = GivenLease.application();
    private final HandClock clock = new HandClock();
    private final Map<Settled.What, Settled> before = new EnumMap<>(Settled.What.class);
    private final Parts parts = new Parts()
            .with(Clock.class, clock)
            .with(WorkingDays.class, WorkingDays.shipped(year -> {}))
            .with(ApplicationTrees.class, new ApplicationTrees())
            .own(AgreedPlans.class, RentPlans.class, ExportPeriod.class, AgreedSums.class, SettlementCommands.class);

    private Lease lease = inForce(application).closing(EndReason.TERMINATED).lease();

    @BeforeEach
    void endedOnTheFirstOfDecember() {
        clock.at("2026-12-14T09:00:00+08:00");
        when(parts.get(Lessors.class).current()).thenReturn(GivenLease.LESSOR);
        when(parts.get(Settlements.class).of(NUMBER)).thenReturn(before);
        when(parts.get(DueDates.class).contractEndedAt(any()))
                .thenReturn(GivenLease.midnightAfter("2026-12-01")
                        .atZone(clock.getZone())
                        .toOffsetDateTime());
        when(parts.get(RentDefaults.class).paid(NUMBER)).thenReturn(BigDecimal.ZERO);
        doAnswer(call -> {
                    call.<Consumer<Lease>>getArgument(1).accept(lease);
                    return null;
                })
                .when(parts.get(LeaseCommands.class))
                .lockedDo(anyString(), any());
    }

    @Test
    void nothingIsSettledWhileTheContractRuns() {
        lease = inForce(application).lease();
        assertThat(refusal(deposit("36000.00", null, "", "2026-12-01")).status())
                .as("while the contract runs")
                .isEqualTo(409);
    }

    @Test
    void whatIsRepaidAndSetOffMakesTheDeposit() {
        refused(deposit("36000.01", null, "", "2026-12-12"), "amount", "36000.00");
        refused(deposit("36000.00", null, "", "2026-11-30"), "paidOn", "2026-12-01");
        refused(
                deposit("30000.00", null, "抵扣欠付租金 6000.00，依据合同押金条款", "2026-12-12"),
                "setOff",
                "36000.00",
                "30000.00",
                "6000.00");
        recorded(deposit("30000.00", "6000.00", "抵扣欠付租金 6000.00，依据合同押金条款", "2026-12-12"));
    }

    @Test
    void whatIsSetOffIsListedWithItsSumAndGround() {
        refused(deposit("30000.00", "6000.00", "", "2026-12-12"), "note", "项目、金额和依据");
        refused(deposit("0", "36000.00", "全部抵扣", "2026-12-12"), "note", "项目、金额和依据");
        recorded(deposit("0", "36000.00", "抵扣服务器损坏的赔偿 36000.00，依据检测报告", "2026-12-12"));
    }

    @Test
    void noRentIsSettledWithTheDeposit() {
        refused(
                new SettlementRequest("DEPOSIT", sum("36000.00"), null, sum("1.00"), null, day("2026-12-12"), "", null),
                "rentOwed",
                "租金");
    }

    @Test
    void theSumsOfTheRentAddUp() {
        refused(
                new SettlementRequest("RENT", sum("99999.99"), null, null, null, day("2026-12-12"), "承租人支付", null),
                "rentOwed",
                "按实际使用的期间应付的租金");
        refused(rent("10000.00", "18000.00", "0", "7000.00"), "amount", "10000.00", "18000.00", "8000.00", "7000.00");
        refused(rent("18000.00", "10000.00", "2000.00", "8000.00"), "amount", "2000.00", "6000.00");
        recorded(rent("10000.00", "18000.00", "0", "8000.00"));
    }

    @Test
    void ofTheRentNoMoreIsSetOffThanIsOpenNorThanTheDepositGives() {
        before.put(Settled.What.DEPOSIT, settledDeposit("0.00", "36000.00"));
        refused(rent("18000.00", "18000.00", "1.00", "1.00"), "setOff", "尚欠的租金");
        refused(rent("60000.00", "10000.00", "36000.01", "13999.99"), "setOff", "36000.00");
        recorded(rent("18000.00", "10000.00", "6000.00", "2000.00"));
    }

    @Test
    void theDepositSetsOffWhatTheRentTookOfIt() {
        before.put(
                Settled.What.RENT,
                new Settled(
                        Settled.What.RENT,
                        sum("2000.00"),
                        sum("6000.00"),
                        sum("18000.00"),
                        sum("10000.00"),
                        "CNY",
                        day("2026-12-12"),
                        "x",
                        "x"));
        // the rent took some of it
        refused(deposit("36000.00", null, "", "2026-12-12"), "setOff", "6000.00");
    }

    /**
     * Whoever settles another rent than that of the contract up to the end, less what is on record as paid, says why.
     */
    @Test
    void rentOtherThanContractAndPaymentsOnRecordIsSettledOnlyWithAReason() {
        application
                .withObjectProperty("contract")
                .put("startDate", "2026-11-01")
                .put("termMonths", 24);
        lease = inForce(application)
                .since("2026-11-01T09:00:00+08:00")
                .closing(EndReason.TERMINATED)
                .lease();
        var contract = new Contract(1, null, new ContractText(List.of()), "", "", "", "", clock.instant());
        when(parts.get(Contracts.class).latest(NUMBER)).thenReturn(Optional.of(contract));
        when(parts.get(LeaseRounds.class).applicationAt(anyString(), any())).thenReturn(lease.application());
        when(parts.get(RentDefaults.class).paid(NUMBER)).thenReturn(sum("5000.00"));
        var more = refusal(other("48000.00", "5000.00", "43000.00", null));
        assertThat(more.status()).isEqualTo(422);
        assertThat(more.errors().get(0).field()).isEqualTo("rentOwed");
        assertThat(more.getMessage()).contains("2026-12-01", "18580.65", "48000.00", "difference", "理由");
        var less = refusal(other("48000.00", "4000.00", "44000.00", null));
        assertThat(less.status()).isEqualTo(422);
        assertThat(less.errors().get(0).field()).isEqualTo("rentPaid");
        assertThat(less.getMessage()).contains("5000.00", "4000.00");
        recorded(other("48000.00", "4000.00", "44000.00", "一笔付款已经退回"));
        recorded(other("18580.65", "18580.65", "0", null));
    }

    private void recorded(SettlementRequest request) {
        var key = request.toString();
        parts.get(SettlementCommands.class).settle(NUMBER, request, key, "sales1");
        verify(parts.get(Settlements.class)).add(eq(NUMBER), any(), eq(key), eq("sales1"));
    }

    private void refused(SettlementRequest request, String field, String... words) {
        var refusal = refusal(request);
        assertThat(refusal.status()).as(refusal.getMessage()).isEqualTo(400);
        assertThat(refusal.errors().get(0).field()).isEqualTo(field);
        assertThat(refusal.getMessage()).contains(words);
    }

    private Refusal refusal(SettlementRequest request) {
        return assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> parts.get(SettlementCommands.class).settle(NUMBER, request, "key", "sales1"))
                .actual();
    }

    private static SettlementRequest deposit(String amount, @Nullable String setOff, String note, String on) {
        return new SettlementRequest(
                "DEPOSIT", sum(amount), setOff == null ? null : sum(setOff), null, null, day(on), note, null);
    }

    private static SettlementRequest rent(String owed, String paid, String setOff, String amount) {
        return new SettlementRequest(
                "RENT", sum(amount), sum(setOff), sum(owed), sum(paid), day("2026-12-12"), "按实际使用的期间计算", "双方书面确认的数额");
    }

    private static SettlementRequest other(String owed, String paid, String amount, @Nullable String difference) {
        return new SettlementRequest(
                "RENT", sum(amount), null, sum(owed), sum(paid), day("2026-12-01"), "承租人支付", difference);
    }

    private static Settled settledDeposit(String repaid, String setOff) {
        return new Settled(
                Settled.What.DEPOSIT, sum(repaid), sum(setOff), null, null, "CNY", day("2026-12-12"), "x 1", null);
    }

    private static BigDecimal sum(String figures) {
        return new BigDecimal(figures);
    }

    private static LocalDate day(String date) {
        return LocalDate.parse(date);
    }
}
