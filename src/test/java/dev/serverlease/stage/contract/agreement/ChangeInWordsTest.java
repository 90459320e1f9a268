package dev.serverlease.stage.contract.agreement;

import static dev.serverlease.lease.GivenLease.NUMBER;
import static dev.serverlease.lease.GivenLease.inForce;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.serverlease.calendar.WorkingDays;
import dev.serverlease.clause.Agreement;
import dev.serverlease.clause.Unwritable;
import dev.serverlease.lease.ApplicationTrees;
import dev.serverlease.lease.GivenLease;
import dev.serverlease.rent.AgreedPlans;
import dev.serverlease.stage.application.ApplicationReader;
import dev.serverlease.stage.application.ChangedAnswers;
import dev.serverlease.stage.contract.GivenContract;
import dev.serverlease.stage.contract.RentPlans;
import dev.serverlease.testing.EnglishJoints;
import dev.serverlease.testing.HandClock;
import dev.serverlease.testing.Parts;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** What an agreement that changes a contract says, of rent and sums, of deposit and of days. */
class ChangeInWordsTest {

    private final ObjectNode application = GivenLease.application();
    private final ObjectNode contract = application.withObjectProperty("contract");
    private final Parts parts = new Parts()
            .with(Clock.class, new HandClock())
            .with(WorkingDays.class, WorkingDays.shipped(year -> {}))
            .with(ApplicationTrees.class, new ApplicationTrees())
            .own(
                    AgreedPlans.class,
                    ApplicationReader.class,
                    ChangedAnswers.class,
                    RentPlans.class,
                    AgreementTexts.class);
    private final GivenContract given = new GivenContract(parts);
    private List<String> conditions = List.of();

    /** The words of the agreement and the lessee's page are one reckoning: no rent runs before the late hand-over. */
    @Test
    void monthOfALateHandOverIsCountedFromTheFirstDayOfRent() {
        contract.put("startDate", "2027-01-31").<ObjectNode>set("rentPlan", GivenLease.plan("MONTH", "ADVANCE", 29));
        assertThat(inForceSince("2027-02-12T10:00:00+08:00", "2027-02-15", "contract.monthlyRent：15000.00"))
                .contains(
                        "变更之日在2027年2月15日至2027年2月28日之间的：该租赁月共29日，当月租金为人民币18,000.00元×自2027年2月13日（租金起算之日）起、变更之日以前的日数÷29，加人民币15,000.00元×自变更之日起的日数÷29；");
    }

    /** What was agreed before in the same month stays: its days have their own rent. */
    @Test
    void secondChangeInOneMonthCountsTheDaysOfTheFirst() {
        given.handedOverWith(application.deepCopy())
                .agreed(
                        Agreement.CHANGE,
                        "2026-12-11T10:00:00+08:00",
                        GivenContract.changes(application, Map.of("contract.monthlyRent", "17000.00")));
        contract.put("monthlyRent", "17000.00");
        assertThat(printed(inForce(application), "2026-12-15", "contract.monthlyRent：16000.00"))
                .contains(
                        "变更之日在2026年12月15日至2026年12月31日之间的：该租赁月共31日，当月租金为人民币18,000.00元×10÷31（2026年12月1日至2026年12月10日），加人民币17,000.00元×自2026年12月11日起、变更之日以前的日数÷31，加人民币16,000.00元×自变更之日起的日数÷31；");
    }

    /** The months of the lease begin on the day after the hand-over; a change can be concluded on that very day. */
    @Test
    void changeOnTheDayOfTheHandOverHoldsForAllMonths() {
        contract.put("rentBasis", "HANDOVER").put("termMonths", 24);
        given.handedOverWith(application);
        assertThat(printed(inForce(application).until("2028-12-01"), "2026-12-01", "contract.monthlyRent：17000.00"))
                .contains("自2026年12月2日至2028年12月1日剩余24个租赁月，租金合计为人民币408,000.00元", "变更之日在2026年12月2日至2027年1月1日之间的");
    }

    /** 押金 and 定金 are two things: an agreement names the one that it changes. */
    @Test
    void depositChangesUnderTheNameOfItsKind() {
        assertThat(inForceSince("2026-12-01T09:00:00+08:00", "2026-12-01", "押金（保证金）或者定金：34000.00"))
                .contains("中的“押金”：由“人民币36,000.00元（大写：人民币叁万陆仟元整）”变更为“人民币34,000.00元（大写：人民币叁万肆仟元整）”")
                .doesNotContain("押金（保证金）或者定金");
    }

    @Test
    void securityThatBecomesEarnestMoneyIsSaidInTwoSentences() {
        assertThat(inForceSince(
                        "2026-12-01T09:00:00+08:00",
                        "2026-12-01",
                        "contract.depositKind：EARNEST\ncontract.deposit：34000.00"))
                .contains("中的“款项性质”：原为“押金”；现变更为“定金”", "中的“款项数额”：由“人民币36,000.00元");
    }

    @Test
    void sumThatWasNoneBeforeIsNamedByTheKindThatIsAgreedWithIt() {
        contract.remove(List.of("deposit", "depositKind"));
        assertThat(inForceSince(
                        "2026-12-01T09:00:00+08:00", "2026-12-01", "款项性质（押金或者定金）：SECURITY\ncontract.deposit：18000.00"))
                .contains("“款项性质”：原合同未约定，现变更为“押金”", "“押金”：原合同未约定，现变更为“人民币18,000.00元")
                .doesNotContain("未说明");
    }

    @Test
    void rentThatNoLongerFitsThePriceOfAUnitMakesNoAgreement() {
        ofUnits();
        assertThatThrownBy(() -> requireOnePrice("contract.monthlyRent：17000.00"))
                .isInstanceOf(Unwritable.class)
                .hasMessageContaining("每台月租金 9000.00 乘以数量 2 不等于月租金 17000.00");
        assertThatThrownBy(() -> requireOnePrice("server.quantity：3"))
                .isInstanceOf(Unwritable.class)
                .hasMessageContaining("每台月租金 9000.00 乘以数量 3 不等于月租金 18000.00");
        assertThatThrownBy(() -> requireOnePrice("contract.unitRent：8000.00")).isInstanceOf(Unwritable.class);
    }

    @Test
    void rentAndPriceOfAUnitChangeTogetherWithTheTaxOnTop() {
        ofUnits();
        var all = "contract.monthlyRent：17000.00\ncontract.unitRent：8500.00\ncontract.rentPlan.dueDays：5";
        requireOnePrice(all);
        assertThat(inForceSince("2026-12-01T09:00:00+08:00", "2026-12-01", all))
                .contains("原合同" + article("rent") + "中的“最迟于第几日付款”：由“6”变更为“5”", "自当期租金所属的期间届满后的下一期起适用")
                .contains("（不含税），增值税额为人民币48,620.00元（大写：人民币肆万捌仟陆佰贰拾元整），价税合计为人民币422,620.00元");
    }

    /** 17,000 × 24 = 408,000, 13 % of it 53,040. */
    @Test
    void theNewTotalIsWithTheTaxOnTopWhereTheContractPricesWithoutIt() {
        contract.put("startDate", "2027-01-01").put("termMonths", 24).put("taxIncluded", false);
        assertThat(beforeTheHandOver("contract.monthlyRent：17000.00"))
                .contains(
                        "租赁期限24个月的租金合计（不含税）为人民币408,000.00元",
                        "增值税额为人民币53,040.00元（大写：人民币伍万叁仟零肆拾元整），价税合计为人民币461,040.00元（大写：人民币肆拾陆万壹仟零肆拾元整）");
    }

    @Test
    void aChangeOfNoSumStatesNone() {
        contract.put("startDate", "2027-01-01").put("termMonths", 24);
        assertThat(beforeTheHandOver("contract.rentPlan.dueDays：10")).doesNotContain("租金合计");
    }

    @Test
    void aPlannedDayIsNamedInTheClauseThatStatesIt() {
        contract.put("startDate", "2027-01-01").put("termMonths", 24).put("rentBasis", "HANDOVER");
        assertThat(beforeTheHandOver("起租日：2027-02-15")).contains("原合同第十二条《交付》中的“计划交付日”：由“2027年1月1日”变更为“2027年2月15日”");
    }

    @Test
    void aPlannedDayIsNamedInBothClausesThatStateItWhereConditionsAreOpen() {
        contract.put("startDate", "2027-01-01");
        conditions = List.of("提交机房平面图");
        assertThat(beforeTheHandOver("起租日：2027-02-15"))
                .contains("原合同第十三条《交付》、第十四条《租赁期限》中的“计划交付日（租赁期限首日）”：由“2027年1月1日”变更为“2027年2月15日”");
    }

    /** As the contract calls it. */
    private String article(String clause) {
        var stated = GivenContract.text(application, conditions).clause(clause).orElseThrow();
        return Objects.requireNonNull(stated.number()).zh() + "《"
                + stated.title().zh() + "》";
    }

    /** As people write them, one a line. */
    private ObjectNode terms(GivenLease lease, String changes) {
        ObjectNode terms = JsonNodeFactory.instance.objectNode();
        return terms.set(
                "changes",
                parts.get(ChangedAnswers.class)
                        .ofChange(lease.lease(), changes, "changes")
                        .changes());
    }

    private void ofUnits() {
        contract.put("unitRent", "9000.00").put("taxIncluded", false).put("ownTerms", true);
        application.withObjectProperty("server").put("quantity", 2);
    }

    private void requireOnePrice(String changes) {
        parts.get(AgreementTexts.class)
                .requireOnePrice(
                        inForce(application).lease(),
                        terms(inForce(application), changes).path("changes"));
    }

    private String inForceSince(String handedOver, String askedOn, String changes) {
        given.handedOverWith(application);
        return printed(inForce(application).since(handedOver), askedOn, changes);
    }

    private String beforeTheHandOver(String changes) {
        return printed(inForce(application).notHandedOver(), "2026-12-01", changes);
    }

    /** In both languages. */
    private String printed(GivenLease lease, String askedOn, String changes) {
        var row = lease.lease();
        var original = new AgreementTexts.Original(
                LocalDate.parse("2026-12-01"),
                true,
                GivenContract.text(application, conditions),
                parts.get(RentPlans.class).of(row).orElse(null));
        var text = Agreement.CHANGE.write(parts.get(AgreementTexts.class)
                .of(row, Agreement.CHANGE, 1, terms(lease, changes), LocalDate.parse(askedOn), original));
        assertThat(text.plainZh()).contains(NUMBER);
        assertThat(EnglishJoints.in(text.plainEn())).isEmpty();
        return text.plainZh() + "\n" + text.plainEn();
    }
}
