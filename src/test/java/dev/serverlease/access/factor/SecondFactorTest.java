package dev.serverlease.access.factor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.serverlease.access.signin.PasswordAgain;
import dev.serverlease.journal.Journal;
import dev.serverlease.notification.Notices;
import dev.serverlease.people.Person;
import dev.serverlease.people.ProofOfPerson;
import dev.serverlease.people.ProofOfPerson.Factor;
import dev.serverlease.request.Refusal;
import dev.serverlease.testing.LeaseDriver;
import dev.serverlease.testing.ServerLeaseTest;
import dev.serverlease.testing.SettableClock;
import dev.serverlease.words.OneLanguage;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.thymeleaf.TemplateEngine;
import org.thymeleaf.context.Context;

/** Whoever seals proves it by password and code; a stolen password, an old code or many guesses seal nothing. */
@ServerLeaseTest
class SecondFactorTest {

    private static final Person OFFICER = new Person("contract2", List.of("contract-officers"));
    private static final Person ADMINISTRATOR = new Person("admin", List.of("camunda-admin"));

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private SettableClock clock;

    @Autowired
    private PasswordAgain password;

    @Autowired
    private Journal journal;

    @Autowired
    private Notices notices;

    @Autowired
    private LeaseDriver lease;

    @Autowired
    private TemplateEngine templates;

    @Autowired
    private PlatformTransactionManager transactions;

    private FactorTable table;
    private FactorCommands commands;
    private SecondFactors factors;
    private ProofOfPerson proof;

    @BeforeEach
    void asTheSettingsAsk() {
        clock.set(SettableClock.START);
        keyed(1);
    }

    private void keyed(int key) {
        var settings = OneTimeCodesTest.settings(key);
        table = new FactorTable(jdbc, new FactorCipher(settings), clock);
        factors = new SecondFactors(settings, table, clock, transactions);
        commands = new FactorCommands(password, factors, table, journal, notices);
        proof = new PasswordAndCode(password, factors);
    }

    @AfterEach
    void nobodyIsEnrolled() {
        table.remove(OFFICER.name());
    }

    @Test
    void anEnrolledOfficerIsProvedByPasswordAndCodeEachCodeOnce() {
        refused(403, "尚未登记", () -> proof.require(OFFICER, "contract2", "123456"));
        enrol();
        refused(409, "已经用过", () -> proof.require(OFFICER, "contract2", code(0)));
        clock.set(SettableClock.START.plusSeconds(30));
        refused(400, "6 位", () -> proof.require(OFFICER, "contract2", null));
        refused(403, "密码不正确", () -> proof.require(OFFICER, "guess", code(0)));
        assertThat(proof.require(OFFICER, "contract2", " " + code(0))).isEqualTo(Factor.PASSWORD_AND_CODE);
        refused(409, "已经用过", () -> proof.require(OFFICER, "contract2", code(0)));
        refused(409, "已经用过", () -> proof.require(OFFICER, "contract2", code(-1)));
    }

    @Test
    void afterFiveWrongCodesNobodyTriesForAQuarterOfAnHour() {
        enrol();
        clock.set(SettableClock.START.plusSeconds(60));
        for (int guess = 0; guess < 5; guess++) {
            refused(403, "不正确", () -> proof.require(OFFICER, "contract2", wrong()));
        }
        refused(429, "15 分钟", () -> proof.require(OFFICER, "contract2", code(0)));
        clock.set(SettableClock.START.plusSeconds(60 + 15 * 60));
        assertThat(proof.require(OFFICER, "contract2", code(0))).isEqualTo(Factor.PASSWORD_AND_CODE);
    }

    /** Of a crowd of guesses no more are looked at than of those that come one after the other. */
    @Test
    void ofManyWrongCodesAtOnceFiveAreLookedAt() throws Exception {
        enrol();
        clock.set(SettableClock.START.plusSeconds(60));
        assertThat(atOnce(120, () -> factors.require(OFFICER, wrong())))
                .containsExactlyInAnyOrderEntriesOf(Map.of(403, 5L, 429, 115L));
        clock.set(SettableClock.START.plusSeconds(60 + 15 * 60));
        assertThat(atOnce(120, () -> factors.require(OFFICER, wrong())))
                .as("after the pause")
                .containsExactlyInAnyOrderEntriesOf(Map.of(403, 5L, 429, 115L));
    }

    @Test
    void aCodeThatComesManyTimesAtOnceIsGoodOnceAndNoneOfTheOthersIsAWrongOne() throws Exception {
        enrol();
        clock.set(SettableClock.START.plusSeconds(60));
        assertThat(atOnce(20, () -> factors.require(OFFICER, code(0))))
                .containsExactlyInAnyOrderEntriesOf(Map.of(200, 1L, 409, 19L));
        factors.require(OFFICER, code(1));
    }

    @Test
    void theFirstCodeOfANewAppEnrolsOnceHoweverOftenItComesAtOnce() throws Exception {
        commands.begin(OFFICER, "contract2", null);
        var first = of(factors.pending(OFFICER.name()), 0);
        assertThat(atOnce(20, () -> factors.enrol(OFFICER, first)))
                .containsExactlyInAnyOrderEntriesOf(Map.of(200, 1L, 409, 19L));
        assertThat(factors.isEnrolled(OFFICER.name())).isTrue();
    }

    /** @return how many had which answer */
    private static Map<Integer, Long> atOnce(int many, Runnable act) throws Exception {
        var threads = Executors.newFixedThreadPool(many);
        var all = new CyclicBarrier(many);
        try {
            var answers = threads.invokeAll(Collections.nCopies(many, (Callable<Integer>) () -> {
                all.await();
                try {
                    act.run();
                    return 200;
                } catch (Refusal refusal) {
                    return refusal.status();
                }
            }));
            var counted = new TreeMap<Integer, Long>();
            for (var answer : answers) {
                counted.merge(answer.get(), 1L, Long::sum);
            }
            return counted;
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void aPasswordAloneReplacesNoFactorAndAnAdministratorsResetIsKept() {
        enrol();
        clock.set(SettableClock.START.plusSeconds(60));
        refused(400, "6 位", () -> commands.begin(OFFICER, "contract2", null));
        commands.begin(OFFICER, "contract2", code(0));
        assertThat(proof.require(OFFICER, "contract2", code(1)))
                .as("the one before is good until the new one is confirmed")
                .isEqualTo(Factor.PASSWORD_AND_CODE);
        refused(403, "密码不正确", () -> commands.reset(ADMINISTRATOR, "guess", OFFICER.name(), "here"));
        refused(403, "不能重置本人", () -> commands.reset(OFFICER, "contract2", OFFICER.name(), "here"));
        commands.reset(ADMINISTRATOR, "admin", OFFICER.name(), "here");
        refused(403, "尚未登记", () -> proof.require(OFFICER, "contract2", code(2)));
        assertThat(jdbc.sql(
                                "select string_agg(kind || ' ' || actor, ', ' order by id) from lease.journal where door like"
                                        + " '/api/second-factors/contract2%' and at >= :start")
                        .param("start", java.sql.Timestamp.from(SettableClock.START))
                        .query(String.class)
                        .single())
                .endsWith("FACTOR_ENROLLED contract2, FACTOR_RESET admin");
    }

    /** A password alone replaces no factor, not even one that nobody can read any more. */
    @Test
    void afterAChangeOfTheKeyEachOfficerIsToldThatAnAdministratorResets() {
        enrol();
        clock.set(SettableClock.START.plusSeconds(60));
        keyed(2);
        refused(409, "请系统管理员", () -> proof.require(OFFICER, "contract2", "123456"));
        refused(409, "请系统管理员", () -> commands.begin(OFFICER, "contract2", null));
        refused(409, "have an administrator reset it", () -> factors.isEnrolled(OFFICER.name()));
        commands.reset(ADMINISTRATOR, "admin", OFFICER.name(), "here");
        enrol();
        assertThat(factors.isEnrolled(OFFICER.name())).isTrue();
    }

    /** It is in no administrator's list. */
    @Test
    void afterAChangeOfTheKeyAnAppThatWasNeverConfirmedIsNoHindrance() {
        commands.begin(OFFICER, "contract2", null);
        clock.set(SettableClock.START.plusSeconds(11 * 60));
        keyed(2);
        assertThat(factors.pending(OFFICER.name())).isNull();
        enrol();
        assertThat(factors.isEnrolled(OFFICER.name())).isTrue();
    }

    @Test
    void whereNoSecondFactorIsAskedForThereIsNothingToEnrol() {
        assertThat(lease.call("contract2", "GET", "/api/second-factor", null).text())
                .isEqualTo("{\"required\":false,\"enrolled\":false}");
        var begun = lease.callRaw("contract2", "POST", "/api/second-factor", "{\"password\": \"contract2\"}");
        assertThat(begun.status()).as(begun.text()).isEqualTo(409);
        assertThat(lease.callRaw("sales1", "POST", "/api/second-factor", "{\"password\": \"sales1\"}")
                        .status())
                .isEqualTo(403);
        assertThat(lease.callRaw(
                                "contract1",
                                "POST",
                                "/api/second-factors/contract2/reset",
                                "{\"password\": \"contract1\"}")
                        .status())
                .as("for administrators")
                .isEqualTo(403);
        assertThat(lease.call("contract2", "GET", "/desk/second-factor", null).text())
                .contains("本系统未启用第二验证因素");
    }

    @Test
    void thePageShowsTheNextStepOnly() {
        assertThat(page(false, null)).contains("尚未登记", "第一步").doesNotContain("扫码", "现有验证器");
        assertThat(page(false, "GEZDGNBV")).contains("尚未登记", "第二步", "GEZDGNBV", "重新开始");
        assertThat(page(true, null)).contains("已登记", "更换手机", "现有验证器").doesNotContain("扫码");
        assertThat(page(true, "GEZDGNBV")).contains("已登记", "第二步", "更换手机");
    }

    private String page(boolean enrolled, String shown) {
        var page = new Context(java.util.Locale.CHINA);
        page.setVariable("t", new OneLanguage(true));
        page.setVariable("asked", true);
        page.setVariable("seals", true);
        page.setVariable("enrolled", enrolled);
        page.setVariable("secret", shown);
        page.setVariable("qr", shown == null ? null : "data:image/png;base64,");
        page.setVariable("others", List.of("contract1"));
        return templates.process("second-factor", page);
    }

    private String secret;

    private void enrol() {
        commands.begin(OFFICER, "contract2", null);
        var pending = factors.pending(OFFICER.name());
        refused(
                403,
                "不正确",
                () -> commands.enrol(OFFICER, "000000".equals(of(pending, 0)) ? "111111" : "000000", "here"));
        commands.enrol(OFFICER, of(pending, 0), "here");
        assertThat(factors.isEnrolled(OFFICER.name())).isTrue();
        secret = java.util.Base64.getEncoder().encodeToString(pending);
    }

    private String code(int stepsLater) {
        return of(java.util.Base64.getDecoder().decode(secret), stepsLater);
    }

    private String wrong() {
        var near = List.of(code(-1), code(0), code(1));
        return List.of("000000", "111111", "222222", "333333").stream()
                .filter(guess -> !near.contains(guess))
                .findFirst()
                .orElseThrow();
    }

    private String of(byte[] of, int stepsLater) {
        return OneTimeCodes.code(of, OneTimeCodes.step(clock.instant()) + stepsLater);
    }

    private static void refused(int status, String words, ThrowingCallable act) {
        assertThatThrownBy(act).isInstanceOfSatisfying(Refusal.class, refusal -> {
            assertThat(refusal.getMessage()).contains(words);
            assertThat(refusal.status()).isEqualTo(status);
        });
    }
}
