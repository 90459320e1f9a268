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
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
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
                arguments("contract.payment", "\"签约时支付订金\"", "押金或者定金"),
                arguments("contract.maintenance", "\"出租人概不负责\"", "第五百零六条"),
                arguments("contract.payment", "\"租金支付后一律不退\"", "退还"),
                arguments("contract.payment", "\"提前退租的，余款不退\"", "退还"),
                arguments("contract.payment", "\"双方发生纠纷不得打官司\"", "起诉"),
                arguments("contract.payment", "\"按季预付；逾期付款的，押金归出租人\"", "押金"),
                arguments("contract.payment", "\"按季预付；每日另按百分之五支付违约金\"", "第五百八十五条"),
                arguments("contract.payment", "\"按季预付；出租人可以随时调整租金\"", "双方协商一致"),
                arguments("contract.payment", "\"按季预付，以美元支付\"", "币种"),
                arguments("contract.payment", "\"按季预付（见第九十九条）\"", "标题"),
                arguments("contract.payment", "\"按季预付，每日按万分之五支付滞纳金\"", "另有条款"),
                arguments("contract.maintenance", "\"数据丢失的风险全部归承租人\"", "第五百零六条"),
                arguments("contract.maintenance", "\"由承租人维修，承租人不得要求减租\"", "放弃权利"),
                arguments("server.dataCentre", "\"一号机房；押金归出租人所有\"", "押金"),
                arguments("server.dataCentre", "\"机房一号，出租人可以随时调整租金\"", "双方协商一致"),
                arguments("server.name", "\"双路服务器；如出租人发现用途不符可立即收回服务器\"", "义务、权利、价格、后果"),
                arguments("server.bandwidth", "\"100Mbps，超出部分按每兆每月300元向承租人计费\"", "义务、权利、价格、后果"),
                arguments("lessee.domicile", "\"北京市海淀区示例路8号，押金归出租人所有\"", "押金"),
                arguments("data.piRetention", "\"二年，见第九十九条\"", "标题"),
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

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            每90天支付一次 | contract.payment | 整月
            每0个月支付一次 | contract.payment | 整月
            一次付清 | contract.payment | 每几个月支付一次
            按月或者按季支付 | contract.paymentMonths | 不止一种周期
            """)
    void wordsThatNameNoPeriodToCountByAreRefused(String words, String field, String why) {
        var application = lease.application();
        ((ObjectNode) application.path("contract")).put("payment", words);
        var answer = lease.call("sales1", "POST", "/api/leases/checks", application);
        assertThat(answer.status()).as(answer.text()).isEqualTo(400);
        var errors = answer.body().path("errors");
        assertThat(errors.findValuesAsText("field")).containsExactly(field);
        assertThat(errors.path(0).path("message").asText()).contains(why);
    }

    @ParameterizedTest(name = "{0} = {1}")
    @MethodSource("wrongMembers")
    void fieldAndRemedyAreNamed(String member, String value, String remedy) {
        var text = with(member, value);
        stored.unchangedBy(() -> {
            for (var path : List.of("/api/leases", "/api/leases/checks")) {
                var answer = lease.callRaw("sales1", "POST", path, text);
                assertThat(answer.status()).as(answer.text()).isEqualTo(400);
                var errors = answer.body().path("errors");
                assertThat(errors.findValuesAsText("field"))
                        .as(answer.text())
                        .anyMatch(field -> field.startsWith(member));
                assertThat(errors.findValuesAsText("message"))
                        .as(answer.text())
                        .anyMatch(message -> message.contains(remedy));
                assertThat(errors.findValuesAsText("message"))
                        .allMatch(message -> message.matches("(?s).*[A-Za-z]{3}.*"));
                assertThat(answer.text()).contains("未保存任何内容").doesNotContain("Exception", "com.fasterxml");
            }
            var start =
                    json.valueToTree(Map.of("variables", Map.of("application", Map.of("type", "Json", "value", text))));
            var answer = lease.call("sales1", "POST", "/engine-rest/process-definition/key/server-lease/start", start);
            assertThat(answer.status()).as(answer.text()).isEqualTo(400);
            assertThat(answer.body().path("errors").findValuesAsText("message"))
                    .as("the engine's door refuses the same")
                    .anyMatch(message -> message.contains(remedy));
        });
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

    /** The contract would state two periods, or one that ends after the lease. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            12 | 6 | 按年预付 | 多于租期
            3 | 24 | 按月支付，每月1日付款 | 请更正其一
            1 | 24 | 按季预付，每季首月5日前银行转账 | 请更正其一
            """)
    void aPeriodOfPaymentThatContradictsTermOrWordsIsRefused(int months, int term, String words, String why) {
        var application = lease.application();
        ((ObjectNode) application.path("contract"))
                .put("paymentMonths", months)
                .put("paymentDays", 5)
                .put("termMonths", term)
                .put("payment", words);
        assertRefused(application, "contract.paymentMonths", why);
    }

    /** The days count from the first day of a period. */
    @Test
    void daysForPaymentBesideWordsThatPutItAtTheEndAreRefused() {
        var application = lease.application();
        ((ObjectNode) application.path("contract")).put("payment", "按季后付").put("paymentDays", 5);
        var answer = lease.call("sales1", "POST", "/api/leases/checks", application);
        assertThat(answer.status()).as(answer.text()).isEqualTo(400);
        assertThat(answer.body().path("errors").findValuesAsText("field")).containsExactly("contract.paymentDays");
    }

    /** The contract would let one of them prevail without telling anybody. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            10 | 按季预付，每季首月5日前银行转账 | 5日
            5 | 按月支付，每月十五日前 | 十五日
            5 | 收到发票后10日内支付 | 10日
            5 | 每月前5个工作日内支付 | 前5个工作日
            5 | 每月1日至10日支付 | 1日至10日
            10 | 每月5日、10日、15日支付 | 5日
            5 | 每月首日支付 | 首日
            """)
    void daysForPaymentBesideWordsThatNameAnotherDayAreRefused(int days, String words, String day) {
        var application = lease.application();
        ((ObjectNode) application.path("contract")).put("payment", words).put("paymentDays", days);
        assertRefused(
                application,
                "contract.paymentDays",
                "首日起 " + days + " 日内",
                words,
                "“" + day + "”",
                "请更正其一",
                "correct one of them");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            5 | 按季预付，每季首月5日前银行转账
            10 | 每三个月支付一次，于每期首日起十日内支付
            5 | 每月1日至5日支付
            5 | 按月支付，遇法定节假日的顺延至下一工作日
            5 | 按月支付，每月5日前，遇节假日顺延至其后第一个工作日
            5 | 按月预付
            """)
    void daysForPaymentMayStandBesideWordsThatNameTheSame(int days, String words) {
        var application = lease.application();
        ((ObjectNode) application.path("contract")).put("payment", words).put("paymentDays", days);
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
