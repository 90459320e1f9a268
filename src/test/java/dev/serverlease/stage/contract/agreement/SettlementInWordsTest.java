package dev.serverlease.stage.contract.agreement;

import static dev.serverlease.lease.GivenLease.inForce;
import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.when;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.serverlease.clause.Agreement;
import dev.serverlease.clause.ContractText;
import dev.serverlease.lease.ApplicationTrees;
import dev.serverlease.lease.GivenLease;
import dev.serverlease.register.Lessors;
import dev.serverlease.testing.EnglishJoints;
import dev.serverlease.testing.HandClock;
import dev.serverlease.testing.Parts;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What an agreement prints of the parties' own words, and which of them two officers read. */
class SettlementInWordsTest {

    private final ObjectMapper json = new ObjectMapper();
    private final HandClock clock = new HandClock();
    private final Parts parts = new Parts()
            .with(Clock.class, clock)
            .with(ApplicationTrees.class, new ApplicationTrees())
            .own(AgreementTexts.class);

    @BeforeEach
    void theDemosLessor() {
        when(parts.get(Lessors.class).current()).thenReturn(GivenLease.LESSOR);
    }

    @Test
    void usualWordsAreForOneOfficer() {
        var terms = termination("承租人尚欠租金人民币1,234.56元，由承租人于2027年1月5日前支付出租人", "其余互不相欠");
        assertThat(read(terms)).isEmpty();
        assertThat(printed(terms))
                .contains("租金按照实际使用的期间结算：承租人尚欠租金", "【重要提示】双方另行约定：其余互不相欠")
                .doesNotContain("【重要提示】租金按照实际使用的期间结算");
    }

    @Test
    void usualWordsOnTheRentStandInTheirOwnEnglish() {
        var terms = termination("租金计算至租赁的最后一日，已付未用部分退还；多收的退还，少付的补足", "其余互不相欠");
        assertThat(read(terms)).isEmpty();
        assertThat(printed(terms))
                .contains(
                        "rent is counted until the last day of the lease, what is paid and not used is repaid",
                        "what was paid too much is repaid, what is lacking is paid")
                .doesNotContain("【重要提示】租金按照实际使用的期间结算");
    }

    @Test
    void settlementByTheTimeOfUseIsSaidOnce() {
        var terms = termination("租金按实际使用天数结算", "其余互不相欠");
        assertThat(read(terms)).isEmpty();
        assertThat(printed(terms))
                .contains("租金按照实际使用的期间结算。", "The rent is settled for the time of actual use.")
                .doesNotContain("按实际使用天数结算");
    }

    @Test
    void rentBeyondTheEndIsMarkedAndForTwoOfficers() {
        var terms = termination("租金付至2027年12月31日", "其余互不相欠");
        assertThat(read(terms)).as("another officer").containsExactly("租金付至2027年12月31日");
        assertThat(printed(terms)).contains("【重要提示】租金按照实际使用的期间结算：租金付至2027年12月31日");
    }

    @Test
    void rentUntilTheEndIsForOneOfficer() {
        var terms = termination("租金付至2026年12月31日", "其余互不相欠");
        assertThat(read(terms)).isEmpty();
        assertThat(printed(terms)).doesNotContain("【重要提示】租金按照实际使用的期间结算");
    }

    private ObjectNode termination(String rent, String other) {
        return json.valueToTree(Map.of("endsOn", "2026-12-31", "rent", rent, "other", other));
    }

    private static List<String> read(ObjectNode terms) {
        return SettlementWords.of(terms).own();
    }

    /** In both languages. */
    private String printed(ObjectNode terms) {
        var original =
                new AgreementTexts.Original(LocalDate.parse("2026-12-01"), true, new ContractText(List.of()), null);
        var text = Agreement.TERMINATION.write(parts.get(AgreementTexts.class)
                .of(
                        inForce(GivenLease.application()).lease(),
                        Agreement.TERMINATION,
                        1,
                        terms,
                        LocalDate.parse("2026-12-01"),
                        original));
        assertThat(EnglishJoints.in(text.plainEn())).isEmpty();
        return text.plainZh() + "\n" + text.plainEn();
    }
}
