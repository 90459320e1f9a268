package dev.serverlease.stage.lessee.page;

import static dev.serverlease.lease.GivenLease.inForce;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.serverlease.clause.Agreement;
import dev.serverlease.lease.EndReason;
import dev.serverlease.lease.GivenLease;
import dev.serverlease.lease.LeaseStage;
import dev.serverlease.lease.Party;
import dev.serverlease.stage.closing.settlement.Settled;
import dev.serverlease.stage.closing.settlement.Settled.What;
import dev.serverlease.stage.inforce.rent.RentDefault;
import dev.serverlease.stage.inforce.rent.RentDefault.Demand;
import dev.serverlease.stage.inforce.rent.RentDefault.Outcome;
import dev.serverlease.stage.inforce.suspension.Suspensions;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What the lessee's page says once a lease ends: what either side still owes, until a record says that it is done. */
class EndOnLesseePageTest {

    private final PageFromValues page = new PageFromValues();
    private final ObjectNode application = GivenLease.application();

    /** Each contract of the sample's has it. */
    private static final String DEPOSIT = "无息退还押金人民币36,000.00元";

    @Test
    void untilTheNoticeArrivesTheObligationsAreThoseOfTheContract() {
        assertThat(page.of(inForce(application).awaitingItsNotice()))
                .contains("合同没有解除", "支付押金人民币36,000.00元", "按照合同支付租金：每月人民币18,000.00元", "租期至：")
                .doesNotContain("返还服务器；");
    }

    @Test
    void fromItsArrivalOnTheyAreThoseOfTheEnd() {
        page.ended("2026-12-01");
        assertThat(page.of(inForce(application).closing(EndReason.TERMINATED)))
                .contains("停止使用并返还服务器；", "自关闭访问之日起30日内", "自返还服务器之日起10日内无息退还押金")
                .doesNotContain("支付押金人民币", "按照合同支付租金：", "租期至：");
    }

    @Test
    void onceTheServerIsBackTheDaysOfDataAndDepositCount() {
        page.ended("2026-12-01").returned("2026-12-01");
        assertThat(page.of(inForce(application).closing(EndReason.TERMINATED)))
                .contains("2027-01-01T00:00", "无息退还押金")
                .doesNotContain("停止使用并返还服务器；");
    }

    /** Until it is on record that the deposit was repaid and the rent settled. */
    @Test
    void whatIsToBeRepaidStaysInSightAfterTheEndUntilItsRepaymentIsRecorded() {
        page.ended("2026-12-01").returned("2026-12-01");
        var ended = inForce(application).closing(EndReason.TERMINATED).in(LeaseStage.ENDED);
        assertThat(page.of(ended))
                .contains("自返还服务器之日起10日内无息退还押金人民币36,000.00元", "2026-12-12T00:00", "结算租金")
                .doesNotContain("目前没有。<span lang=\"en\">Nothing now", "协助承租人免费导出数据");
        page.clock.at("2026-12-14T09:00:00+08:00");
        assertThat(page.of(ended)).contains("无息退还押金", "期限为2026年12月11日，尚无退还的登记");

        page.settled(deposit("30000.00", "6000.00", "抵扣欠付租金 6000.00，依据合同押金条款"));
        assertThat(page.of(ended))
                .contains("押金已于2026年12月12日退还人民币30,000.00元", "抵扣欠付租金 6000.00", "结算租金")
                .doesNotContain("无息退还押金");
        page.settled(deposit("0.00", "36000.00", "抵扣服务器损坏的赔偿 36000.00，依据检测报告"));
        assertThat(page.of(ended))
                .contains("押金已于2026年12月12日结清，未退还，抵扣人民币36,000.00元：抵扣服务器损坏")
                .doesNotContain("退还0");
        page.settled(rent("10000.00", "18000.00", "0.00", "8000.00", null));
        assertThat(page.of(ended)).contains("租金已于2026年12月12日结清：应付租金人民币10,000.00元，此前已付人民币18,000.00元，出租人退还人民币8,000.00元");
        page.settled(rent("18000.00", "10000.00", "6000.00", "2000.00", null));
        assertThat(page.of(ended)).contains("应付租金人民币18,000.00元，此前已付人民币10,000.00元，以押金抵扣人民币6,000.00元，承租人支付人民币2,000.00元");
        page.settled(rent("18000.00", "18000.00", "0.00", "0.00", "一笔付款已经退回"));
        assertThat(page.of(ended))
                .contains("租金已于2026年12月12日结清", "互不相欠", "一笔付款已经退回")
                .doesNotContain("结算租金：");
    }

    @Test
    void noRentIsSettledForTheTimeOfAnOrderThatIsNotTheLesseesCause() {
        page.clock.at("2027-01-06T09:00:00+08:00");
        page.ended("2027-01-06")
                .step("2026-12-01T09:00:00+08:00", Suspensions.ORDERED, Map.of(Suspensions.OBEYED, "侦查 1 号"));
        assertThat(page.of(inForce(application).closing(EndReason.TERMINATED)))
                .contains("结算租金", "2026年12月1日至2027年1月6日因机关命令", "不计租金");
    }

    /** The agreement and the contract have it repaid after the return; what else is settled has a day of its own. */
    @Test
    void afterAnEndByAgreementTheDepositHasOneDay() {
        page.contract.agreed(
                Agreement.TERMINATION,
                "2026-12-01T10:00:00+08:00",
                Map.of("endsOn", "2026-12-31", "settlement", "PAID"));
        page.ended("2026-12-31").returned("2027-01-05");
        page.clock.at("2027-01-05T09:00:00+08:00");
        assertThat(page.of(inForce(application).until("2026-12-31").closing(EndReason.TERMINATED)))
                .contains("2027-01-12T00:00", "押金除外", "2027-01-16T00:00", DEPOSIT);
    }

    @Test
    void whereTheAgreementNamesADayForTheRentNoOtherIsReckoned() {
        page.contract.agreed(
                Agreement.TERMINATION,
                "2026-12-01T10:00:00+08:00",
                Map.of("endsOn", "2026-12-31", "settlement", "LESSEE_PAYS", "sum", "500.00", "by", "2027-04-30"));
        page.ended("2026-12-31");
        var closing = inForce(application).until("2026-12-31").closing(EndReason.TERMINATED);
        page.clock.at("2027-01-05T09:00:00+08:00");
        assertThat(page.of(closing))
                .contains("由承租人于2027年4月30日前向出租人支付租金人民币500.00元", "2027-05-01T00:00")
                .doesNotContain("2027-01-12T00:00", "在此期限内付清");
        page.clock.at("2027-01-20T09:00:00+08:00");
        assertThat(page.of(closing)).contains("于2027年4月30日前").doesNotContain("已逾期", "2027年1月11日");
        page.clock.at("2027-05-02T09:00:00+08:00");
        assertThat(page.of(closing)).contains("已逾期");
    }

    /** Agreements that were made before the settlement was a choice. */
    @Test
    void olderWordsOfASettlementAreRepeatedAndNotReckonedFrom() {
        page.contract.agreed(Agreement.TERMINATION, "2026-12-01T10:00:00+08:00", settlement("未付的于2027年4月底前付清"));
        page.ended("2026-12-31");
        var closing = inForce(application).until("2026-12-31").closing(EndReason.TERMINATED);
        page.clock.at("2027-01-20T09:00:00+08:00");
        assertThat(page.of(closing)).contains("未付的于2027年4月底前付清").doesNotContain("已逾期", "2027年1月11日");
    }

    /** No term runs out where a notice ends an indefinite lease (Civil Code art. 730). */
    @Test
    void anIndefiniteLeaseEndsByItsNoticeAndTheLesseeReadsThat() {
        page.endsByNoticeOf(Party.LESSEE).waitsFor(page.date("NOTICED_END", "2028-12-15"));
        page.clock.at("2028-11-01T09:00:00+08:00");
        var noticed = inForce(application).indefinite().until("2028-12-15");
        assertThat(page.of(noticed))
                .contains("2028年12月15日", "不定期租赁依解除通知终止", "依承租人的解除通知终止")
                .doesNotContain("租期届满", "租期至");
        page.clock.at("2028-12-16T00:00:00+08:00");
        page.waitsFor().ended("2028-12-15");
        assertThat(page.of(noticed.closing(EndReason.TERMINATED)))
                .contains("合同终止于", "2028年12月15日", "依承租人的解除通知终止")
                .as("nobody objects to a notice of its own")
                .contains("目前没有可以提出异议的")
                .doesNotContain("租期届满", "原约定届满");
    }

    @Test
    void rentOfATermThatRanOutIsLeftUntilItsSettlementIsRecorded() {
        page.clock.at("2028-11-01T09:00:00+08:00");
        page.ended("2028-10-31");
        var expired = inForce(application).closing(EndReason.EXPIRED);
        assertThat(page.of(expired)).contains("支付截至2028年10月31日的租金中尚未支付的部分");
        page.settled(rent("18000.00", "18000.00", "0.00", "0.00", null));
        assertThat(page.of(expired)).doesNotContain("尚未支付的部分");
    }

    @Test
    void rentThatIsOwedWhenTheLeaseEndsStaysOwedAndTheDataHasItsDay() {
        page.ended("2026-12-17").defaults(noticedFor("18000.00"));
        page.clock.at("2026-12-17T09:00:00+08:00");
        var closing = inForce(application).since("2026-11-01T09:00:00+08:00").closing(EndReason.TERMINATED);
        assertThat(page.of(closing.stageSince("2026-12-17T09:00:00+08:00")))
                .contains(
                        "逾期租金：自2026年11月10日起，催告所列尚欠人民币18,000.00元",
                        "按照实际使用的期间结算至合同终止之日，其中终止之后的部分无须支付",
                        "2026年12月17日",
                        "结算租金");
        page.step("2026-12-17T09:00:00+08:00", "SERVER_SWITCHED_OFF", Map.of());
        // switched off on the seventeenth; the thirtieth day after it is a Saturday
        assertThat(page.of(closing)).contains("自关闭访问之日起30日内", "2027-01-19T00:00");

        page.defaults(noticedFor("0.00"));
        assertThat(page.of(closing)).doesNotContain("逾期租金：");

        page.returned("2026-12-17");
        page.clock.at("2027-02-01T09:00:00+08:00");
        assertThat(page.of(closing))
                .contains("导出数据的期间已于2027年1月18日届满", "期限为2026年12月28日，已逾期")
                .doesNotContain("2027-01-18 届满");
    }

    /** The days for the export run from the closing of access, which operations have not recorded yet. */
    @Test
    void theTimeForTheExportIsNotOverBeforeAccessIsRecordedAsClosed() {
        page.ended("2026-12-01").step("2026-12-01T10:00:00+08:00", "SERVER_SWITCHED_OFF", Map.of());
        page.clock.at("2027-01-20T09:00:00+08:00");
        var closing = inForce(application).closing(EndReason.TERMINATED);
        assertThat(page.of(closing)).contains("关闭访问的日期尚未登记", "自关闭访问之日起30日内").doesNotContain("导出数据的期间已于");
        page.returned("2026-12-15");
        assertThat(page.of(closing)).contains("导出数据的期间已于2027年1月14日届满");
    }

    @Test
    void whileTheLastDayRunsTheLeaseIsNotSaidToBeOver() {
        page.ended("2026-12-01");
        var closing = inForce(application).closing(EndReason.TERMINATED);
        assertThat(page.of(closing)).contains("合同于2026年12月1日 24:00终止").doesNotContain("租赁已经终止");
        page.clock.at("2026-12-02T09:00:00+08:00");
        assertThat(page.of(closing)).contains("租赁已经终止");
    }

    /** Its notice takes effect when it reaches the lessor (Civil Code art. 565). */
    @Test
    void aLesseeThatTerminatesReadsThatItsOwnNoticeEndsTheContract() {
        page.terminationOf(Party.LESSEE);
        assertThat(page.of(inForce(application).awaitingItsNotice()))
                .contains("您提出的解除", "解除通知到达出租人时解除", "第五百六十五条")
                .doesNotContain("通知到达您之前");
    }

    @Test
    void aLesseeWhomTheLessorTerminatesReadsThatNothingEndsBeforeTheNotice() {
        page.terminationOf(Party.LESSOR);
        assertThat(page.of(inForce(application).awaitingItsNotice()))
                .contains("通知到达您之前，合同没有解除")
                .doesNotContain("您提出的解除");
    }

    private static Map<String, String> settlement(String rent) {
        return Map.of("endsOn", "2026-12-31", "rent", rent, "other", "其余互不相欠");
    }

    private static Settled deposit(String repaid, String setOff, String note) {
        return new Settled(
                What.DEPOSIT,
                new BigDecimal(repaid),
                new BigDecimal(setOff),
                null,
                null,
                "CNY",
                LocalDate.parse("2026-12-12"),
                note,
                null);
    }

    private static Settled rent(String owed, String paid, String setOff, String amount, @Nullable String difference) {
        return new Settled(
                What.RENT,
                new BigDecimal(amount),
                new BigDecimal(setOff),
                new BigDecimal(owed),
                new BigDecimal(paid),
                "CNY",
                LocalDate.parse("2026-12-12"),
                "按实际使用的期间计算",
                difference);
    }

    private static RentDefault noticedFor(String open) {
        return new RentDefault(
                GivenLease.NUMBER,
                1,
                new BigDecimal("18000.00"),
                "CNY",
                LocalDate.parse("2026-11-10"),
                LocalDate.parse("2026-12-01"),
                new Demand(
                        new BigDecimal("18000.00"),
                        BigDecimal.ZERO,
                        "CNY",
                        LocalDate.parse("2026-11-10"),
                        LocalDate.parse("2026-11-30"),
                        LocalDate.parse("2026-12-01"),
                        "挂号信 XA123456789CN",
                        15,
                        GivenLease.midnightAfter("2026-12-16")),
                new BigDecimal(open),
                List.of(),
                new Outcome("NOTICE", LocalDate.parse("2026-12-17"), "EMS 1"));
    }
}
