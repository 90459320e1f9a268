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
import dev.serverlease.rent.AgreedPlans;
import dev.serverlease.testing.EnglishJoints;
import dev.serverlease.testing.HandClock;
import dev.serverlease.testing.Parts;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How an agreement on the end settles the rent: as figures. */
class SettlementTest {

    private final ObjectMapper json = new ObjectMapper();
    private final HandClock clock = new HandClock();
    private final Parts parts = new Parts()
            .with(Clock.class, clock)
            .with(ApplicationTrees.class, new ApplicationTrees())
            .own(AgreedPlans.class, AgreementTexts.class);

    @BeforeEach
    void theDemosLessor() {
        when(parts.get(Lessors.class).current()).thenReturn(GivenLease.LESSOR);
    }

    @Test
    void whatTheLesseeStillPaysIsASumAndADay() {
        assertThat(printed(Map.of(
                        "settlement", "LESSEE_PAYS", "sum", "1234.56", "by", "2027-01-05", "other", "NOTHING_OWED")))
                .contains(
                        "租金按照实际使用的期间结算：由承租人于2027年1月5日前向出租人支付租金人民币1,234.56元",
                        "the lessee pays the lessor rent of CNY 1,234.56 by 5 January 2027",
                        "【重要提示】双方另行约定：除本协议所列各项外，双方互不相欠",
                        "neither side owes the other anything");
    }

    @Test
    void whatTheLessorRepaysIsASumAndADay() {
        assertThat(printed(Map.of("settlement", "LESSOR_REPAYS", "sum", "500.00", "by", "2027-01-05")))
                .contains("由出租人于2027年1月5日前向承租人退还租金人民币500.00元", "the lessor repays the lessee rent of CNY 500.00")
                .doesNotContain("双方另行约定");
    }

    @Test
    void settlementByTheTimeOfUseIsSaidOnce() {
        assertThat(printed(Map.of("settlement", "BY_USE")))
                .contains("租金按照实际使用的期间结算。", "The rent is settled for the time of actual use.");
    }

    @Test
    void rentThatIsPaidLeavesNothingOpen() {
        assertThat(printed(Map.of("settlement", "PAID")))
                .contains("租金已经付清，双方互不补退", "the rent is paid in full, and neither side pays or repays any");
    }

    /** Agreements that were asked for before the settlement was a choice. */
    @Test
    void olderWordsArePrintedAsTheyWereWritten() {
        assertThat(printed(Map.of("rent", "租金付至2026年12月31日", "other", "其余互不相欠")))
                .contains("租金按照实际使用的期间结算：租金付至2026年12月31日", "双方另行约定：其余互不相欠");
    }

    /** In both languages. */
    private String printed(Map<String, String> settlement) {
        ObjectNode terms = json.valueToTree(settlement);
        terms.put("endsOn", "2026-12-31");
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
