package dev.serverlease.stage.inforce.agreement;

import static org.assertj.core.api.Assertions.assertThat;

import dev.serverlease.testing.Http.Answer;
import dev.serverlease.testing.LeaseDriver;
import dev.serverlease.testing.ServerLeaseTest;
import dev.serverlease.testing.SettableClock;
import dev.serverlease.testing.StoredState;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * An agreement comes before the lease: what people write for it says its own thing, or two officers read it, marked.
 */
@ServerLeaseTest
class AgreementWordsTest {

    private static final Map<String, String> AGREE = Map.of("answer", "AGREE", "ground", "双方同意");

    @Autowired
    private LeaseDriver lease;

    @Autowired
    private SettableClock clock;

    @Autowired
    private StoredState stored;

    private String number;

    @BeforeEach
    void leaseWithADepositInForce() {
        clock.set(SettableClock.START);
        var application = lease.application();
        application.withObjectProperty("contract").put("deposit", "36000.00").put("depositKind", "SECURITY");
        number = lease.inForce(application);
    }

    /** How rent is settled is a choice, with a sum and a day where somebody pays. */
    @Test
    void settlementIsAFigureAndWhatDoesNotBelongToItIsRefusedAtItsField() {
        stored.unchangedBy(() -> {
            assertRefused(termination(Map.of()), "settlement");
            assertRefused(termination(Map.of("settlement", "押金不退")), "settlement");
            assertRefused(termination(Map.of("settlement", "LESSEE_PAYS")), "settlementSum");
            assertRefused(termination(Map.of("settlement", "LESSEE_PAYS", "settlementSum", "100.00")), "settlementBy");
            assertRefused(
                    termination(Map.of(
                            "settlement", "LESSOR_REPAYS", "settlementSum", "100.00", "settlementBy", "2026-11-30")),
                    "settlementBy");
            assertRefused(
                    termination(
                            Map.of("settlement", "LESSOR_REPAYS", "settlementSum", "-1", "settlementBy", "2026-12-31")),
                    "settlementSum");
            assertRefused(termination(Map.of("settlement", "PAID", "settlementSum", "100.00")), "settlement");
            assertRefused(
                    termination(Map.of("settlement", "PAID", "settlementOther", "押金充抵出租人的预期利润")), "settlementOther");
        });
    }

    /** The lessor's server stands where it stands: a city of another country is a mistake. */
    @Test
    void aChangeToACityOfAnotherCountryIsRefused() {
        var country = change("迁移", "server.city：东京");
        assertThat(country.status()).as(country.text()).isEqualTo(400);
        assertThat(country.text()).contains("东京", "国家或者地区");
        var nothing = change("变更", "server.bandwidthMbps：0");
        assertThat(nothing.status()).as(nothing.text()).isEqualTo(400);
        assertThat(nothing.text()).contains("带宽");
    }

    @Test
    void aSettlementIsForOneOfficerAndPrintedAsTheFigureThatItIs() {
        assertThat(termination(Map.of(
                                "settlement",
                                "LESSEE_PAYS",
                                "settlementSum",
                                "5000.00",
                                "settlementBy",
                                "2027-01-05",
                                "settlementOther",
                                "NOTHING_OWED"))
                        .status())
                .isEqualTo(201);
        assertDone(lease.complete("legal1", number, "Task_AgreementReview", AGREE));
        lease.runJobs(number);
        assertThat(lease.hasTask(number, "Task_AgreementReview")).isFalse();
        assertThat(lease.contractText(number))
                .contains(
                        "租金按照实际使用的期间结算：由承租人于2027年1月5日前向出租人支付租金人民币5,000.00元",
                        "rent of CNY 5,000.00 by 5 January 2027",
                        "双方互不相欠");
    }

    @Test
    void aChangeOfNamesAndFiguresIsForOneOfficer() {
        assertThat(change("扩容", "server.name：与样机相当的服务器\nserver.bandwidthMbps：200")
                        .status())
                .isEqualTo(201);
        assertDone(lease.complete("legal1", number, "Task_AgreementReview", AGREE));
        lease.runJobs(number);
        assertThat(lease.hasTask(number, "Task_AgreementReview")).isFalse();
    }

    /** Why somebody asked is no term: it stays in the record. */
    @Test
    void choicesStandInBothLanguagesAndTheReasonIsNotPrinted() {
        var asked = change("双方协商；租金自第二年起每年递增百分之五", "contract.rentPlan.means：微信支付");
        assertThat(asked.status()).as(asked.text()).isEqualTo(201);
        assertDone(lease.complete("legal1", number, "Task_AgreementReview", AGREE));
        lease.runJobs(number);
        assertThat(lease.contractText(number))
                .contains("变更为“微信支付”", "to \"WeChat Pay\"")
                .as("the reason")
                .doesNotContain("递增", "变更的原因");
    }

    private Answer termination(Map<String, String> settlement) {
        var asked = new HashMap<String, String>(settlement);
        asked.putAll(Map.of("kind", "TERMINATION", "reason", "业务调整", "endsOn", "2026-12-31"));
        return lease.ask(number, asked);
    }

    private Answer change(String reason, String changes) {
        return lease.ask(number, Map.of("kind", "CHANGE", "reason", reason, "changes", changes));
    }

    private static void assertRefused(Answer answer, String field) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(400);
        assertThat(answer.body().findValuesAsText("field")).as(answer.text()).containsOnly(field);
    }

    private static void assertDone(Answer answer) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(204);
    }
}
