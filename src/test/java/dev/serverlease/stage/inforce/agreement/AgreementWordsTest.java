package dev.serverlease.stage.inforce.agreement;

import static org.assertj.core.api.Assertions.assertThat;

import dev.serverlease.testing.Http.Answer;
import dev.serverlease.testing.LeaseDriver;
import dev.serverlease.testing.ServerLeaseTest;
import dev.serverlease.testing.SettableClock;
import dev.serverlease.testing.StoredState;
import java.util.List;
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

    /** The same, with the words of their own read one by one. */
    private static final Map<String, String> READ =
            Map.of("answer", "AGREE", "ground", "双方同意", "ownWordsConfirmed", "true");

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

    /** The agreement repays the deposit as the lease says, and settles the rent by the time of use. */
    @Test
    void settlementSaysNothingAgainstItself() {
        stored.unchangedBy(() -> {
            for (var other :
                    List.of("押金不退", "押金充抵出租人的预期利润，承租人对此无异议", "承租人另付六个月租金作为补偿", "租金按全年计算", "保证金归出租人", "承租人不得就此起诉")) {
                assertRefused(termination("租金已经付清", other), "settlementOther");
            }
            for (var rent : List.of("租金一分不退", "已付租金概不退还", "承租人支付违约金一万元", "押金抵作租金", "租金付清，承租人另行赔偿损失")) {
                assertRefused(termination(rent, "其余互不相欠"), "settlementRent");
            }
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
    void otherWordsAreMarkedAndForTwoOfficers() {
        assertThat(termination("租金按每月三十日折算后由承租人补足", "承租人支付人民币5,000.00元作为提前结束的补偿")
                        .status())
                .isEqualTo(201);
        var unread = lease.complete("legal1", number, "Task_AgreementReview", AGREE);
        assertThat(unread.status()).as(unread.text()).isEqualTo(400);
        assertThat(unread.text()).contains("ownWordsConfirmed", "租金按每月三十日折算", "5,000.00元作为提前结束的补偿");
        assertDone(lease.complete("legal1", number, "Task_AgreementReview", READ));
        lease.runJobs(number);
        assertThat(lease.hasTask(number, "Task_AgreementReview"))
                .as("another officer")
                .isTrue();
        assertThat(lease.complete("legal1", number, "Task_AgreementReview", READ)
                        .status())
                .isNotEqualTo(204);
        assertDone(lease.complete("legal2", number, "Task_AgreementReview", READ));
        lease.runJobs(number);
        assertThat(lease.contractText(number)).contains("【重要提示】租金按照实际使用的期间结算：租金按每月", "【重要提示】双方另行约定：承租人支付人民币5,000.00元");
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

    @Test
    void changedNamesAndFiguresAreReadLikeThoseOfAnApplication() {
        stored.unchangedBy(() -> {
            for (var changes : List.of("server.name：双路服务器，故障自理", "server.dataCentre：SG1，超出部分按每兆每月300元计费")) {
                var refused = change("双方商定", changes);
                assertRefused(refused, "changes");
                assertThat(refused.text()).contains("义务、权利、价格、后果");
            }
        });
    }

    private Answer termination(String rent, String other) {
        return lease.ask(
                number,
                Map.of(
                        "kind",
                        "TERMINATION",
                        "reason",
                        "业务调整",
                        "endsOn",
                        "2026-12-31",
                        "settlementRent",
                        rent,
                        "settlementOther",
                        other));
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
