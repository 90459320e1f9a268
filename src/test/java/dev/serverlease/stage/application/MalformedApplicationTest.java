package dev.serverlease.stage.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.serverlease.testing.LeaseDriver;
import dev.serverlease.testing.ServerLeaseTest;
import dev.serverlease.testing.SettableClock;
import dev.serverlease.testing.StoredState;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** What is no application at all: 400 with the field and the remedy, and nothing stored, whichever door it comes to. */
@ServerLeaseTest
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class MalformedApplicationTest {

    @Autowired
    private LeaseDriver lease;

    @Autowired
    private StoredState stored;

    @Autowired
    private SettableClock clock;

    @Autowired
    private ObjectMapper json;

    @BeforeEach
    void startOfTime() {
        clock.set(SettableClock.START);
    }

    /** The member that is wrong, its value as JSON (null to leave it out), and a word of the remedy. */
    static Stream<Arguments> wrongMembers() {
        return Stream.of(
                arguments("reference", null, "缺少"),
                arguments("reference", "null", "缺少"),
                arguments("reference", "\"\"", "缺少"),
                arguments("reference", "\"   \"", "缺少"),
                arguments("reference", "7", "文字"),
                arguments("reference", "\"' or 1=1 --\"", "字母、数字"),
                arguments("reference", "\"" + "R".repeat(300) + "\"", "最多"),
                arguments("lessee", null, "缺少"),
                arguments("lessee", "[]", "缺少"),
                arguments("lessee", "\"示例公司\"", "对象"),
                arguments("lessee.name", null, "缺少"),
                arguments("lessee.name", "\"\"", "缺少"),
                arguments("lessee.name", "\"甲\\u0000乙\"", "控制字符"),
                arguments("lessee.name", "\"甲\\ud800乙\"", "控制字符"),
                arguments("lessee.name", "\"甲\\u202e乙\"", "控制字符"),
                arguments("lessee.name", "\"示例\u2f08公司\"", "U+2F08"),
                arguments("lessee.signerName", "\"王\ud883\uddfe\"", "U+30DFE"),
                arguments("use.declaredPurpose", "\"内部办公\ud83d\ude00\"", "U+1F600"),
                arguments("lessee.kind", "\"SHIP\"", "COMPANY"),
                arguments("lessee.idVerified", "\"yes\"", "是或者否"),
                arguments("lessee.licenceStatus", "\"VALID\"", "没有"),
                arguments("server", null, "缺少"),
                arguments("server.quantity", "\"two\"", "整数"),
                arguments("server.quantity", "2.5", "整数"),
                arguments("server.quantity", "0", "不得小于"),
                arguments("server.quantity", "1e99999999", "数值过大"),
                arguments("server.country", "\"Singapore\"", "SG"),
                arguments("channel", null, "缺少"),
                arguments("channel.kind", "\"CARRIER_PIGEON\"", "PUBLIC_INTERNET"),
                arguments("use", null, "缺少"),
                arguments("use.activityCodes", "\"OFFICE\"", "列表"),
                arguments("use.activityCodes", "[\"OFFICE\",\"NONSENSE\"]", "OFFICE"),
                arguments("data", null, "缺少"),
                arguments("data.hasPi", "1", "是或者否"),
                arguments("contract", null, "缺少"),
                arguments("server.dataCentre", "\"一号机房；押金归出租人所有\"", "押金"),
                arguments("server.dataCentre", "\"机房一号，出租人可以随时调整租金\"", "双方协商一致"),
                arguments("server.name", "\"双路服务器；如出租人发现用途不符可立即收回服务器\"", "义务、权利、价格、后果"),
                arguments("lessee.domicile", "\"北京市海淀区示例路8号，押金归出租人所有\"", "押金"),
                arguments("server.trafficGb", "\"much\"", "UNMETERED"),
                arguments("server.bandwidthMbps", "0", "不得小于"),
                arguments("contract.rentPlan.period", "\"WEEK\"", "MONTH"),
                arguments("contract.rentPlan.dueDays", "61", "不得大于"),
                arguments("contract.repair", "\"NOBODY\"", "LESSOR_ALL"),
                arguments("contract.startDate", "\"2026-02-30\"", "日期"),
                arguments("contract.startDate", "\"2026-13-01\"", "日期"),
                arguments("contract.startDate", "\"1.1.2027\"", "日期"),
                arguments("contract.startDate", "20270101", "文字"),
                arguments("contract.termMonths", "-1", "不得小于"),
                arguments("contract.termMonths", "2147483648", "不得大于"),
                arguments("contract.monthlyRent", "\"18,000.00\"", "18000.00"),
                arguments("contract.monthlyRent", "\"007\"", "18000.00"),
                arguments("contract.monthlyRent", "-1", "18000.00"),
                arguments("contract.monthlyRent", "0.001", "18000.00"),
                arguments("contract.monthlyRent", "1e99999999", "数值过大"),
                arguments("contract.monthlyRent", "{}", "文字"),
                arguments("contract.eSignConsent", "false", "手写签名"),
                arguments("contract.surprise", "true", "没有"),
                arguments("approved", "true", "没有"));
    }

    /** At both addresses, for this field alone, and nothing is stored. */
    private void assertRefused(ObjectNode application, String field, String... said) {
        stored.unchangedBy(() -> {
            for (var path : List.of("/api/leases", "/api/leases/checks")) {
                var answer = lease.call("sales1", "POST", path, application);
                assertThat(answer.status()).as(answer.text()).isEqualTo(400);
                var errors = answer.body().path("errors");
                assertThat(errors.findValuesAsText("field")).containsExactly(field);
                assertThat(errors.path(0).path("message").asText()).contains(said);
            }
        });
    }

    /** 3 × 9,000 is 27,000: no contract could be drafted from it after the officers' approval. */
    /** Chinese prevails in the contract: the place within the list is named, and what to do. */
    @Test
    void aSpecialTermWithoutChineseIsRefusedAtItsField() {
        var application = lease.application();
        application
                .withObjectProperty("contract")
                .putArray("specialTerms")
                .addObject()
                .put("zh", "The lessor trains the staff");
        var refused = lease.call("sales1", "POST", "/api/leases", application);
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.body().at("/errors/0/field").asText()).isEqualTo("contract.specialTerms.0.zh");
        assertThat(refused.body().at("/errors/0/message").asText()).contains("没有中文", "write it in Chinese");
    }

    @Test
    void rentThatIsNotThePriceOfAUnitTimesTheQuantityIsRefused() {
        var application = lease.application();
        ((ObjectNode) application.path("server")).put("quantity", 3);
        ((ObjectNode) application.path("contract")).put("unitRent", "9000.00").put("monthlyRent", "18000.00");
        assertRefused(application, "contract.monthlyRent", "每台月租金 9000.00 乘以数量 3 不等于月租金 18000.00", "27000.00");
    }

    /** 18,000 × 24 is 432,000: whether another total is a discount or a mistake, an officer finds out. */
    @ParameterizedTest
    @ValueSource(strings = {"431999.99", "432000.01", "500000.00"})
    void aTotalThatIsNotTheSumOfTheRentsIsForTheRulesToJudge(String total) {
        var application = lease.application();
        ((ObjectNode) application.path("contract"))
                .put("monthlyRent", "18000.00")
                .put("termMonths", 24)
                .put("totalPrice", total);
        var answer = lease.call("sales1", "POST", "/api/leases/checks", application);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    }

    /** The contract would state a period that ends after the lease. */
    @Test
    void aPeriodOfPaymentLongerThanTheTermIsRefused() {
        var application = lease.application();
        application.withObjectProperty("contract").put("termMonths", 6);
        application.withObject("/contract/rentPlan").put("period", "YEAR");
        assertRefused(application, "contract.rentPlan.period", "多于租期");
        application.withObject("/contract/rentPlan").put("period", "ONCE");
        var once = lease.call("sales1", "POST", "/api/leases/checks", application);
        assertThat(once.status()).as(once.text()).isEqualTo(200);
    }

    /** They are kept and shown for one release, and nothing reads them. */
    @Test
    void wordsOfTheFormerFieldsAreTakenWhateverTheySay() {
        var application = lease.application();
        application
                .withObjectProperty("contract")
                .put("payment", "每90天支付一次，见第九十九条")
                .put("paymentMonths", 12)
                .put("paymentDays", 5)
                .put("maintenance", "出租人概不负责");
        application.withObjectProperty("server").put("bandwidth", "0Mbps").put("traffic", "10TB，超出另付");
        var answer = lease.call("sales1", "POST", "/api/leases/checks", application);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    }

    @Test
    void anythingButAJsonObjectIsRefused() {
        var good = lease.application().toString();
        stored.unchangedBy(() -> {
            for (var text : List.of(
                    "{}",
                    "[]",
                    "null",
                    "7",
                    "\"x\"",
                    "{",
                    good.substring(1),
                    good + good,
                    good.replace("\"", "'"),
                    good.replaceFirst("\\{", "{\"reference\":\"TWICE-1\","),
                    good.replaceFirst("\"contract\":\\{", "\"contract\":{\"currency\":\"USD\","),
                    good.replaceFirst("\"termMonths\":\\d+", "\"termMonths\":NaN"),
                    "{\"a\":".repeat(1000) + "1" + "}".repeat(1000),
                    good.replaceFirst("\"termMonths\":\\d+", "\"termMonths\":" + "9".repeat(5000)))) {
                var answer = lease.callRaw("sales1", "POST", "/api/leases", text);
                assertThat(answer.status()).as(text).isEqualTo(400);
                assertThat(answer.text()).contains("未保存任何内容").doesNotContain("Exception", "com.fasterxml");
            }
            assertThat(lease.callRaw("sales1", "POST", "/api/leases", "").status())
                    .isEqualTo(400);
            assertThat(lease.callRaw("sales1", "POST", "/api/leases", "\"" + "x".repeat(1_100_000) + "\"")
                            .status())
                    .isEqualTo(413);
        });
    }

    /** Eleven characters that would be a number of a hundred million digits. */
    @Test
    void hugeExponentCostsNoTime() {
        var start = System.nanoTime();
        lease.callRaw("sales1", "POST", "/api/leases/checks", with("contract.termMonths", "1e999999999"));
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
    }

    @Test
    void allErrorsAreReportedTogether() {
        var application = lease.application();
        application.remove("data");
        ((ObjectNode) application.path("contract")).put("startDate", "2026-02-30");
        ((ObjectNode) application.path("lessee")).remove("name");
        var answer = lease.call("sales1", "POST", "/api/leases", application);
        assertThat(answer.body().path("errors").findValuesAsText("field"))
                .containsExactly("contract.startDate", "data", "lessee.name");
    }

    private String with(String member, String value) {
        var application = lease.application();
        var path = member.split("\\.");
        var object = path.length == 1 ? application : (ObjectNode) application.path(path[0]);
        var name = path[path.length - 1];
        object.remove(name);
        if (value == null) {
            return application.toString();
        }
        object.put(name, "@@");
        return application.toString().replace("\"@@\"", value);
    }
}
