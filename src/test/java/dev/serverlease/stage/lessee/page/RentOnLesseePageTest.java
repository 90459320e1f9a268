package dev.serverlease.stage.lessee.page;

import static dev.serverlease.lease.GivenLease.inForce;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.serverlease.clause.Agreement;
import dev.serverlease.lease.GivenLease;
import dev.serverlease.stage.contract.GivenContract;
import dev.serverlease.stage.inforce.rent.RentDefault;
import dev.serverlease.stage.inforce.rent.RentDefault.Demand;
import dev.serverlease.stage.inforce.rent.RentDefault.Outcome;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What the lessee's page says of rent and deposit that fall due, were due, or are overdue. */
class RentOnLesseePageTest {

    private final PageFromValues page = new PageFromValues();
    private final ObjectNode application = GivenLease.application();
    private final ObjectNode contract = application.withObjectProperty("contract");

    @Test
    void whatIsToBePaidNextIsAmongTheObligationsWithItsDayAndSum() {
        quarterly();
        // handed over on 1 December, so December counts 30 of 31 days; the sixth of December is a Sunday
        assertThat(page.of(inForce(application)))
                .contains(
                        "支付2026年11月1日至2027年1月31日的租金，含税人民币35,419.35元（大写：人民币叁万伍仟肆佰壹拾玖元叁角伍分）",
                        "2026-12-08T00:00",
                        "支付押金人民币36,000.00元（大写：人民币叁万陆仟元整）",
                        "2026-12-12T00:00")
                .doesNotContain("合同写明其他支付日期的", "放假安排尚未载入");
    }

    @Test
    void whatWasDueIsSaidWithItsDayBesideWhatIsDueNext() {
        quarterly();
        page.clock.at("2026-12-12T09:00:00+08:00");
        assertThat(page.of(inForce(application)))
                .contains(
                        "支付2027年2月1日至2027年4月30日的租金，含税人民币54,000.00元",
                        "含税人民币35,419.35元（大写：人民币叁万伍仟肆佰壹拾玖元叁角伍分）；期限为2026年12月7日，已经支付的，无须再付",
                        "期限为2026年12月11日",
                        "放假安排尚未载入");
    }

    @Test
    void whatAChangeOfTheRentMadeTooMuchIsTakenOffTheNext() {
        quarterly();
        page.contract.agreed(
                Agreement.CHANGE,
                "2027-02-20T09:00:00+08:00",
                GivenContract.changes(application, Map.of("contract.monthlyRent", "17000.00")));
        page.clock.at("2027-02-20T09:00:00+08:00");
        // February 18000 × 19 / 28 + 17000 × 9 / 28 = 17678.58, so the quarter is 51678.58 instead of 54000
        assertThat(page.of(inForce(application)))
                .contains("支付2027年5月1日至2027年7月31日的租金，含税人民币48,678.58元", "已扣减上一期因租金变更多付的人民币2,321.42元");
    }

    @Test
    void ofAContractInWordsTheWordsAreRepeatedAndNothingIsReckoned() {
        inWords();
        assertThat(page.of(inForce(application)))
                .contains("按照合同约定的日期支付租金：“按季预付，每季首月5日前银行转账”", "由出租人登记后在此列明")
                .doesNotContain("的租金，含税人民币");
    }

    /** Only a hand-over that is later than the fixed first day moves the rent (clause {@code rent}). */
    @Test
    void rentOfAServerHandedOverOnTheFixedFirstDayRunsFromThatDay() {
        contract.set("rentPlan", GivenLease.plan("MONTH", "ADVANCE", 6));
        assertThat(page.of(inForce(application))).contains("支付2026年12月1日至2026年12月31日的租金，含税人民币18,000.00元");
    }

    /** What is due afterwards is not gone from the page with the next day for payment. */
    @Test
    void rentThatIsPaidAfterwardsStaysOnThePageUntilItIsPaid() {
        contract.put("startDate", "2026-11-01").set("rentPlan", GivenLease.plan("MONTH", "ARREARS", 5));
        page.clock.at("2027-01-25T09:00:00+08:00");
        assertThat(page.of(inForce(application)))
                .contains("期限为2027年1月", "已经支付的，无须再付")
                .doesNotContain("此前各期");
        page.clock.at("2027-02-25T09:00:00+08:00");
        assertThat(page.of(inForce(application))).contains("期限为2027年2月", "此前各期");

        page.defaults(overdue("18000.00", "2027-02-20", "2027-02-25", "18000.00", null, null));
        assertThat(page.of(inForce(application)))
                .as("open on record, in a line of its own")
                .contains("尚欠人民币18,000.00元")
                .doesNotContain("期限为2027年2月", "此前各期");
        page.defaults(overdue("18000.00", "2027-02-20", "2027-02-25", "0.00", null, new Outcome("PAID", null, "B-1")));
        assertThat(page.of(inForce(application))).as("paid").doesNotContain("尚欠人民币18,000.00元", "期限为2027年2月", "此前各期");
    }

    @Test
    void oneUnpaidRentIsOneLineWithWhatIsStillOwed() {
        contract.put("startDate", "2026-11-01").<ObjectNode>set("rentPlan", GivenLease.plan("MONTH", "ADVANCE", 6));
        var lease = inForce(application).since("2026-11-01T09:00:00+08:00");
        assertThat(page.of(lease)).as("nothing is recorded").contains("支付2026年11月1日至2026年11月30日的租金");
        page.defaults(overdue("18000.00", "2026-11-10", "2026-12-01", "18000.00", null, null));
        assertThat(page.of(lease))
                .contains("逾期租金：自2026年11月10日起，尚欠人民币18,000.00元")
                .doesNotContain("支付2026年11月1日至2026年11月30日的租金");
        page.defaults(overdue("18000.00", "2026-11-10", "2026-12-01", "13000.00", DEMAND, null))
                .waitsFor(page.date("RENT_PERIOD", "2026-12-16"));
        assertThat(page.of(lease))
                .contains("尚欠人民币13,000.00元，已书面催告", "逾期未支付的，出租人可以解除合同", "2026-12-17T00:00")
                .doesNotContain("支付经催告的租金", "支付2026年11月1日至2026年11月30日的租金");
        page.clock.at("2026-12-10T09:00:00+08:00");
        assertThat(page.of(lease))
                .as("what fell due after the demand has its own line")
                .contains("支付2026年12月1日至2026年12月31日的租金", "尚欠人民币13,000.00元");
    }

    @Test
    void overdueRentIsSaidAsASumIsWritten() {
        page.defaults(overdue("54000.00", "2026-11-10", "2026-12-01", "54000.00", null, null));
        assertThat(page.of(inForce(application)))
                .contains("自2026年11月10日起，尚欠人民币54,000.00元")
                .doesNotContain("54000.00 CNY");
    }

    private static final Demand DEMAND = new Demand(
            new BigDecimal("18000.00"),
            BigDecimal.ZERO,
            "CNY",
            LocalDate.parse("2026-11-10"),
            LocalDate.parse("2026-11-30"),
            LocalDate.parse("2026-12-01"),
            "挂号信",
            15,
            GivenLease.midnightAfter("2026-12-16"));

    /** As contracts were concluded before payment was asked for in figures. */
    private void inWords() {
        contract.put("payment", "按季预付，每季首月5日前银行转账").remove("rentPlan");
    }

    private void quarterly() {
        contract.put("startDate", "2026-11-01")
                .<ObjectNode>set("rentPlan", GivenLease.plan("QUARTER", "ADVANCE", 6))
                .put("deposit", "36000.00")
                .put("depositKind", "SECURITY");
    }

    private static RentDefault overdue(
            String amount,
            String since,
            String recordedOn,
            String open,
            @Nullable Demand demand,
            @Nullable Outcome outcome) {
        return new RentDefault(
                GivenLease.NUMBER,
                1,
                new BigDecimal(amount),
                "CNY",
                LocalDate.parse(since),
                LocalDate.parse(recordedOn),
                demand,
                new BigDecimal(open),
                List.of(),
                outcome);
    }
}
