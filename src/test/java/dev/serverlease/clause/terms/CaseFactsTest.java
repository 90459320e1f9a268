package dev.serverlease.clause.terms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.serverlease.clause.ContractFacts;
import dev.serverlease.clause.MissingText;
import dev.serverlease.config.LeaseSettings.Contact;
import dev.serverlease.config.LeaseSettings.Lessor;
import dev.serverlease.law.facts.LessorFacts.Kind;
import dev.serverlease.law.facts.LessorFacts.Title;
import dev.serverlease.lease.Bilingual;
import java.io.IOException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.core.io.ClassPathResource;

/** What an application and the lessor's entry give to the contract. */
class CaseFactsTest {

    private final Lessor lessor = lessor(Kind.MAINLAND_COMPANY);
    private ObjectNode application;

    @BeforeEach
    void anOfficesOwnServers() throws IOException {
        application = (ObjectNode)
                new ObjectMapper().readTree(new ClassPathResource("law/samples/own-office.json").getInputStream());
    }

    @Test
    void codesOfTheApplicationChooseTheClauses() {
        var facts = facts();
        assertThat(facts.code("assetKind")).isEqualTo("BARE_METAL");
        assertThat(facts.code("channelKind")).isEqualTo("INTL_PRIVATE_LINE");
        assertThat(facts.code("depositKind")).isEqualTo("SECURITY");
        assertThat(facts.code("rentBasis")).isEqualTo("HANDOVER");
        assertThat(facts.is("hasPi")).isTrue();
        assertThat(facts.is("electronic")).isTrue();
        assertThat(facts.is("foreignRelated")).isTrue();
        assertThat(facts.is("lesseeConsumer")).isFalse();
        assertThat(zh(facts, "server.country")).isEqualTo("新加坡");
        assertThat(zh(facts, "use.activities")).isEqualTo("办公、邮件、数据存储");
        assertThat(zh(facts, "governingLaw")).isEqualTo("中华人民共和国法律");
        assertThat(zh(facts, "lessee.email")).isEqualTo("legal@lessee.example");
    }

    @Test
    void aLesseeWhoRefusedElectronicSignaturesIsOfferedNone() {
        contract().put("eSignConsent", false);
        assertThat(facts().is("electronic")).isFalse();
    }

    @Test
    void anArbitralBodyBearsItsEnglishNameInTheEnglishText() {
        contract().put("disputes", "ARBITRATION").put("arbitrationBody", "中国国际经济贸易仲裁委员会");
        assertThat(zh(facts(), "arbitration.body")).isEqualTo("中国国际经济贸易仲裁委员会");
        assertThat(facts().text("arbitration.body").en())
                .isEqualTo("China International Economic and Trade Arbitration Commission (中国国际经济贸易仲裁委员会)");
        contract().put("arbitrationBody", "SCC Arbitration Institute");
        assertThat(facts().text("arbitration.body").en()).isEqualTo("SCC Arbitration Institute");
        contract().put("arbitrationBody", "某某仲裁委员会");
        assertThat(facts().text("arbitration.body").en()).as("not known").isEqualTo("某某仲裁委员会");
    }

    @Test
    void aCityThatIsTheCountryIsSaidOnce() {
        ((ObjectNode) application.path("server")).put("city", "新加坡");
        assertThat(facts().isGiven("server.city")).isFalse();
        ((ObjectNode) application.path("server")).put("city", "singapore");
        assertThat(facts().isGiven("server.city")).isFalse();
        ((ObjectNode) application.path("server")).put("city", "新加坡裕廊");
        assertThat(zh(facts(), "server.city")).isEqualTo("裕廊");
        ((ObjectNode) application.path("server")).put("city", "裕廊");
        assertThat(zh(facts(), "server.city")).isEqualTo("裕廊");
    }

    @Test
    void sumsStandInFiguresAndCapitalsAndTheTotalIsThatOfTheTerm() {
        var facts = facts();
        assertThat(zh(facts, "price.monthly")).isEqualTo("人民币18,000.00元");
        assertThat(zh(facts, "price.monthlyCapitals")).isEqualTo("人民币壹万捌仟元整");
        assertThat(zh(facts, "price.total")).isEqualTo("人民币432,000.00元");
        assertThat(zh(facts, "price.totalCapitals")).isEqualTo("人民币肆拾叁万贰仟元整");
        assertThat(facts.text("price.total").en()).isEqualTo("CNY 432,000.00");
        contract().put("unitRent", "9000.00").put("totalPrice", "432000.00");
        assertThat(zh(facts(), "price.unit")).isEqualTo("人民币9,000.00元");
        assertThat(zh(facts(), "price.total")).isEqualTo("人民币432,000.00元");
        assertThat(facts().code("priceBasis")).isEqualTo("PER_UNIT");
    }

    /** 2 × 9,000 × 24 = 432,000, with the set-up fee 433,000, and with 13 % on top 489,290. */
    @Test
    void theWholeIsRentsAndSetUpFeeAndTheTaxOnTop() {
        contract().put("unitRent", "9000.00").put("totalPrice", "432000.00").put("setUpFee", "1000.00");
        assertThat(zh(facts(), "price.whole")).isEqualTo("人民币433,000.00元");
        assertThat(facts().isGiven("price.vat")).isFalse();

        contract().put("taxIncluded", false);
        assertThat(zh(facts(), "price.vat")).isEqualTo("人民币56,290.00元");
        assertThat(zh(facts(), "price.whole")).isEqualTo("人民币489,290.00元");
        assertThat(zh(facts(), "price.wholeCapitals")).isEqualTo("人民币肆拾捌万玖仟贰佰玖拾元整");
        assertThat(CaseFacts.of(application, lessor(Kind.OVERSEAS_ENTITY)).isGiven("price.vat"))
                .isFalse();
    }

    @Test
    void sumsAndDaysAreDataToo() {
        assertThat(facts().data("price.monthly").orElseThrow().toString())
                .isEqualTo("{\"amount\":\"18000.00\",\"currency\":\"CNY\"}");
        assertThat(facts().data("term.plannedStart").orElseThrow().asText())
                .isEqualTo(contract().path("startDate").asText());
        assertThat(facts().data("lessee.name")).isEmpty();
    }

    @Test
    void aSumThatNoContractCanWriteContradictsAndBreaksNothing() {
        contract().put("monthlyRent", "999999999999999.99").put("termMonths", 1200);
        assertThatThrownBy(() -> facts().text("price.total")).hasMessageContaining("过大");
    }

    @Test
    void theContractIsPerformedWhereAMainlandPartyIs() {
        assertThat(zh(facts(), "place.performance")).isEqualTo("北京市海淀区示例路8号");
        var abroad = CaseFacts.of(application, lessor(Kind.OVERSEAS_ENTITY));
        assertThat(zh(abroad, "place.performance")).isEqualTo(zh(abroad, "lessee.domicile"));
        ((ObjectNode) application.path("lessee")).put("kind", "OVERSEAS");
        assertThat(zh(CaseFacts.of(application, lessor(Kind.OVERSEAS_ENTITY)), "place.signing"))
                .isEqualTo("北京市海淀区示例路8号");
    }

    @Test
    void whateverTheContractSaysOfTheLessorIsInTheDigest() {
        assertThat(facts().digest()).isEqualTo(facts().digest());
        assertThat(facts().digest())
                .isNotEqualTo(CaseFacts.of(application, lessor(Kind.MAINLAND_INDIVIDUAL))
                        .digest());
    }

    /** Only a body of the mainland has a unified social credit code, whatever the member is called (GB 32100). */
    @Test
    void theNumberOfAPartyAbroadIsThatOfItsRegister() {
        assertThat(zh(facts(), "lessee.codeLabel")).isEqualTo("统一社会信用代码");
        ((ObjectNode) application.path("lessee")).put("kind", "OVERSEAS").put("uscc", "202012345K");
        assertThat(facts().text("lessee.codeLabel")).isEqualTo(new Bilingual("登记证号", "Registration number"));
        assertThat(zh(facts(), "lessee.code")).isEqualTo("202012345K");
        assertThat(zh(CaseFacts.of(application, lessor(Kind.OVERSEAS_ENTITY)), "lessor.codeLabel"))
                .isEqualTo("登记证号");
    }

    @Test
    void sumsThatContradictEachOtherAreNotWritten() {
        contract().put("unitRent", "9000.01");
        assertThatThrownBy(() -> facts().text("price.monthly")).hasMessageContaining("不等于月租金");
        contract().put("unitRent", "9000").put("totalPrice", "432000.01");
        assertThatThrownBy(() -> facts().text("price.total")).hasMessageContaining("不等于各期租金之和");
        contract().put("totalPrice", "431999.99");
        assertThatThrownBy(() -> facts().text("price.total")).hasMessageContaining("不等于各期租金之和");
    }

    @ParameterizedTest
    @CsvSource({
        "HANDOVER, 2027-01-31, 1, 2027年2月1日, 2027年2月28日",
        "HANDOVER, 2028-02-29, 12, 2028年3月1日, 2029年2月28日",
        "FIXED, 2027-01-31, 1, 2027年1月31日, 2027年2月28日",
        "FIXED, 2027-01-01, 24, 2027年1月1日, 2028年12月31日",
        "FIXED, 2027-01-01, 240, 2027年1月1日, 2046年12月31日"
    })
    void theTermIsCountedFromTheHandOverOrFromAFixedDay(
            String basis, String start, int months, String firstDay, String lastDay) {
        contract().put("rentBasis", basis).put("startDate", start).put("termMonths", months);
        assertThat(zh(facts(), "term.firstDay")).isEqualTo(firstDay);
        assertThat(zh(facts(), "term.lastDay")).isEqualTo(lastDay);
    }

    @Test
    void aPersonIsNamedByTheEndOfItsNumber() {
        ((ObjectNode) application.path("lessee"))
                .put("kind", "INDIVIDUAL")
                .put("idType", "RESIDENT_ID")
                .put("idNo", "11010519491231002X");
        assertThat(zh(facts(), "lessee.code")).isEqualTo("002X");
        assertThat(zh(facts(), "lessee.codeLabel")).isEqualTo("居民身份证号码末四位");
        assertThat(zh(facts(), "lessee.capacity")).as("signed by somebody else").isEqualTo("委托代理人");
        ((ObjectNode) application.path("lessee")).put("name", "王示例");
        assertThat(zh(facts(), "lessee.capacity")).isEqualTo("本人");
        assertThat(facts().is("lesseeConsumer")).isTrue();
        ((ObjectNode) application.path("lessee")).put("consumer", false);
        assertThat(facts().is("lesseeConsumer")).isFalse();
    }

    @Test
    void whatIsMissingIsNamedAsPeopleCallIt() {
        contract().remove("rentPlan");
        assertThatThrownBy(() -> facts().text("payment.due"))
                .isInstanceOf(MissingText.class)
                .hasMessageContaining("租金支付");
        assertThatThrownBy(() ->
                        CaseFacts.of(application, lessor(Kind.OVERSEAS_ENTITY)).text("lessor.code"))
                .hasMessageContaining("出租人登记册");
    }

    @Test
    void aDashIsNothing() {
        ((ObjectNode) application.path("server")).put("name", "—");
        assertThatThrownBy(() -> facts().text("server.name")).isInstanceOf(MissingText.class);
    }

    private ContractFacts facts() {
        return CaseFacts.of(application, lessor);
    }

    private ObjectNode contract() {
        return (ObjectNode) application.path("contract");
    }

    private static String zh(ContractFacts facts, String name) {
        return facts.text(name).zh();
    }

    private static Lessor lessor(Kind kind) {
        return new Lessor(
                kind,
                "示例云服务（北京）有限公司",
                kind == Kind.MAINLAND_COMPANY ? "91110108MA01CX0664" : null,
                "北京市海淀区示例路8号",
                Title.OWNER,
                null,
                null,
                null,
                null,
                Contact.NONE);
    }
}
