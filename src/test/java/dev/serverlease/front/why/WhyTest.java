package dev.serverlease.front.why;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.serverlease.testing.Codes;
import dev.serverlease.testing.LeaseDriver;
import dev.serverlease.testing.ServerLeaseTest;
import dev.serverlease.testing.SettableClock;
import dev.serverlease.testing.StoredState;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** 为什么: facts with their sources, the law in its edition, and what would change the outcome; asked for on demand. */
@ServerLeaseTest
class WhyTest {

    private static final String LICENCE = "iis.commercial-licence";

    @Autowired
    private LeaseDriver lease;

    @Autowired
    private SettableClock clock;

    @Autowired
    private StoredState stored;

    @BeforeEach
    void startOfTime() {
        clock.set(SettableClock.START);
    }

    @Test
    void aFindingSaysItsFactsTheirSourcesAndTheLawInItsEdition() {
        var why = why("sales1", lease.applied(sample("shop-without-licence")), LICENCE);
        assertThat(fact(why, "use.audience")).satisfies(fact -> {
            assertThat(fact).contains("服务对象", "境内公众", "sales1（销售）申报", "2026-12-01");
        });
        assertThat(fact(why, "use.licenceNo")).contains("未说明", "—").doesNotContain("2026");
        assertThat(why.path("asOf").asText()).isEqualTo("2026-12-01");
        assertThat(why.path("law").toString()).contains("《互联网信息服务管理办法》第四条", "2025-01-20");
    }

    @Test
    void itSaysWhichSingleChangeWouldChangeTheOutcome() {
        var shop = sample("shop-without-licence");
        ((ObjectNode) shop.path("use")).put("declaredPurpose", "公司官网和自营商品销售");
        var number = lease.applied(shop);
        var changes = why("sales1", number, LICENCE).path("changes");
        assertThat(texts(changes))
                .anyMatch(text -> text.startsWith("若“服务对象”为“") && text.contains("仅境外"))
                .anyMatch(text -> text.contains("were “") && text.contains("Overseas only"))
                .noneMatch(text -> text.contains("内部人员"));
        assertThat(texts(why("sales1", number, "contract.term-cap").path("changes")))
                .isEmpty();
    }

    /** Only what the applicant states may be stated otherwise. */
    @Test
    void whatOthersRecordIsNotOfferedForAChange() {
        var number = lease.toBeSigned(lease.application());
        lease.signByBoth(number);
        assertThat(texts(why("legal1", number, "activation.gate").path("changes")))
                .noneMatch(text -> text.contains("开通") || text.contains("日志"));
    }

    @Test
    void aRegisterIsNamedWithTheDayOnWhichItWasRead() {
        var application = sample("shop-without-licence");
        ((ObjectNode) application.path("use")).put("licenceNo", "京B2-20240317");
        var why = why("legal1", lease.apply(application), LICENCE);
        assertThat(fact(why, "use.licenceStatus")).contains("登记册（“经营许可证编号”）");
        assertThat(fact(why, "use.licenceNo")).contains("申报");
    }

    @Test
    void whatAPersonRecordedIsNamedWithPersonRoleAndDay() {
        var number = lease.toBeSigned(lease.application());
        lease.signByBoth(number);
        var why = why("legal1", number, "activation.gate");
        assertThat(texts(why.path("facts"))).anyMatch(text -> text.contains("由系统推算") || text.contains("记录"));
    }

    @Test
    void whatAVerificationOfIdentityRecordsIsNamedWithTheVerifierAndItsDay() {
        var number = lease.apply(lease.unverified());
        clock.set(SettableClock.START.plusSeconds(86400));
        lease.approve("legal1", number);
        var answer = lease.call(
                "legal1", "GET", "/api/leases/" + number + "/findings/identity.evidence/why?occasion=CONTRACT", null);
        assertThat(fact(answer.body(), "identity.checks"))
                .contains("姓名或者名称、证件号码或者信用代码、登记状态；人像、", "compliance1（", "核验", "verified by compliance1", "2026-12-02");
        assertThat(fact(answer.body(), "identity.method")).contains("查询登记公示信息", "2026-12-02");
    }

    /** A mismatch opens another round by itself; what sales stated stays what sales stated. */
    @Test
    void whatSalesStatedStaysTheirsInARoundThatTheSystemOpened() {
        var number = lease.apply(lease.unverified());
        lease.complete("legal1", number, "Task_LegalReview", lease.approval(number));
        lease.runJobs(number);
        assertThat(lease.verifyIdentity(number, "Task_VerifyIdentity", "MISMATCH", "登记名称与申报不符")
                        .status())
                .isEqualTo(204);
        lease.runJobs(number);
        assertThat(lease.lease(number).path("timeline").findValuesAsText("action"))
                .contains("CHECKED_AGAIN");
        assertThat(fact(why("legal1", number, "party.real-identity"), "lessee.signerName"))
                .contains("sales1（销售）申报")
                .doesNotContain("system");
    }

    @Test
    void nothingIsWrittenAndNoCodeReachesAPerson() {
        var numbers = List.of(
                lease.applied(sample("shop-without-licence")),
                lease.apply(sample("vpn-resale")),
                lease.apply(sample("own-office")));
        stored.unchangedBy(() ->
                numbers.forEach(number -> lease.lease(number).path("findings").forEach(finding -> {
                    var rule = finding.path("rule").asText();
                    var why = (ObjectNode) why("legal1", number, rule);
                    why.remove("rule");
                    why.path("facts").forEach(fact -> ((ObjectNode) fact).remove("name"));
                    texts(why).stream()
                            .filter(text -> !text.startsWith("http"))
                            .forEach(text -> assertThat(Codes.in(text))
                                    .as("%s of %s: %s", rule, number, text)
                                    .isEmpty());
                })));
    }

    @Test
    void thePageIsForWhoMayReadTheLeaseAndUnknownFindingsAreRefused() {
        var number = lease.applied(sample("shop-without-licence"));
        var path = "/desk/leases/" + number + "/findings/" + LICENCE + "/why";
        assertThat(lease.callRaw("sales1", "GET", path + "?lang=zh", null).text())
                .contains("<main>", "所据事实", "服务对象");
        assertThat(lease.callRaw("sales1", "GET", path + "?lang=en", null).text())
                .contains("What would change the outcome", "Audience");
        assertThat(lease.callRaw("sales2", "GET", path, null).status()).isEqualTo(404);
        assertThat(lease.callRaw("sales1", "GET", path.replace(LICENCE, "no.such"), null)
                        .status())
                .isEqualTo(404);
        assertThat(lease.callRaw("sales1", "GET", path + "?occasion=NEVER", null)
                        .status())
                .isEqualTo(400);
        assertThat(lease.callRaw("sales1", "GET", "/desk/leases/" + number, null)
                        .text())
                .contains(path, "为什么");
    }

    /** What the first officer declared is no business of the second before the decision. */
    @Test
    void theFirstOfficersDeclarationIsNotShown() {
        var number = lease.toBeSigned(lease.application());
        assertThat(lease.callRaw(
                                "legal2",
                                "GET",
                                "/api/leases/" + number + "/findings/use.lessor-knowledge/why?occasion=LEGAL_REVIEW",
                                null)
                        .status())
                .isEqualTo(404);
    }

    private JsonNode why(String person, String number, String rule) {
        var answer = lease.call(person, "GET", "/api/leases/" + number + "/findings/" + rule + "/why", null);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.body();
    }

    private static String fact(JsonNode why, String name) {
        return StreamSupport.stream(why.path("facts").spliterator(), false)
                .filter(fact -> fact.path("name").asText().equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError(name + " not in " + why))
                .toString();
    }

    private ObjectNode sample(String name) {
        var application = lease.sample(name);
        application.put("reference", lease.application().path("reference").asText());
        return application;
    }

    private static List<String> texts(JsonNode node) {
        return StreamSupport.stream(node.spliterator(), false)
                .flatMap(each -> each.isValueNode() ? List.of(each.asText()).stream() : texts(each).stream())
                .toList();
    }
}
