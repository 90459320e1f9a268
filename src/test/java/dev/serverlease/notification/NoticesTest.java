package dev.serverlease.notification;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.serverlease.calendar.WorkingDays;
import dev.serverlease.testing.FakeProvisioner;
import dev.serverlease.testing.LeaseDriver;
import dev.serverlease.testing.ServerLeaseTest;
import dev.serverlease.testing.SettableClock;
import dev.serverlease.testing.StoredState;
import dev.serverlease.testing.TestPostgres;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Who is told what in the product, and who reads it. */
@ServerLeaseTest
class NoticesTest {

    @Autowired
    private LeaseDriver lease;

    @Autowired
    private SettableClock clock;

    @Autowired
    private StoredState stored;

    @Autowired
    private FakeProvisioner provisioner;

    @Autowired
    private Notices notices;

    @Autowired
    private WorkingDays workingDays;

    @Autowired
    private CalendarAlarm calendar;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private PlatformTransactionManager transactions;

    @BeforeEach
    void startOfTime() {
        clock.set(SettableClock.START);
    }

    @Test
    void anApplicationToBeCompletedIsToldToItsApplicantWithTheDayAndLapsesWithAnother() {
        var number = apply("shop-without-licence");
        assertThat(about("sales1", number)).singleElement().satisfies(notice -> {
            assertThat(notice.path("kind").asText()).isEqualTo("COMPLETION_ASKED");
            assertThat(notice.path("text").path("zh").asText()).contains("请于 2026年12月15日 24:00 前");
        });
        assertThat(about("sales2", number)).isEmpty();
        lease.at(SettableClock.START.plusSeconds(15 * 86_400L), number);
        assertThat(kinds("sales1", number)).containsExactly("LEASE_ENDED", "COMPLETION_ASKED");
        assertThat(about("sales1", number).get(0).path("text").path("zh").asText())
                .contains("已失效");
    }

    @Test
    void aRejectionIsToldToTheApplicant() {
        var number = lease.inReview(lease.application());
        lease.complete("legal1", number, "Task_LegalReview", Map.of("decision", "REJECT", "ground", "用途存疑"));
        assertThat(kinds("sales1", number)).containsExactly("LEASE_ENDED");
        assertThat(about("sales1", number).get(0).path("text").path("zh").asText())
                .contains("审查未通过");
    }

    @Test
    void anOfferThatTheLessorRefusedToSealIsToldToTheApplicantAsThat() {
        var number = lease.toBeSigned(lease.application());
        lease.signForLessee(number);
        LeaseDriver.expectDone(lease.claim(LeaseDriver.SEALER, lease.taskId(number, "Task_SealForLessor")));
        LeaseDriver.expectDone(lease.complete(
                LeaseDriver.SEALER,
                number,
                "Task_SealForLessor",
                Map.of("sealing", "REFUSE", "refusal", "END", "reason", "签名与印模不符")));
        lease.runJobs(number);
        assertThat(about("sales1", number).get(0).path("text").path("zh").asText())
                .contains("承租人已经签署", "出租人不予用印", "签名与印模不符")
                .doesNotContain("审查未通过");
        var declined = lease.toBeSigned(lease.application());
        assertThat(lease.call(
                                "contract1",
                                "POST",
                                "/api/leases/" + declined + "/offer-returns",
                                JsonNodeFactory.instance.objectNode().put("reason", "租金过高"))
                        .status())
                .isEqualTo(202);
        LeaseDriver.expectDone(lease.complete(
                "contract1", declined, "Task_OfferReturned", Map.of("nextStep", "END", "reason", "承租人不租了")));
        lease.runJobs(declined);
        assertThat(about("sales1", declined).get(0).path("text").path("zh").asText())
                .contains("合同未签署", "承租人不租了")
                .doesNotContain("审查未通过");
    }

    @Test
    void aSigningThatTakesLongIsToldToTheContractOfficersAndTheApplicant() {
        var number = lease.apply(lease.application());
        lease.approve("legal1", number);
        lease.at(OffsetDateTime.parse("2026-12-08T08:59:59+08:00").toInstant(), number);
        assertThat(kinds("contract1", number)).containsExactly("SIGNING_ONLINE");
        // seven calendar days: signing is not counted in working days
        lease.at(OffsetDateTime.parse("2026-12-08T09:00:00+08:00").toInstant(), number);
        assertThat(kinds("contract1", number))
                .as("no mail server carries the link")
                .containsSubsequence("SIGNING_REMINDED", "SIGNING_ONLINE");
        assertThat(kinds("sales1", number)).containsExactly("SIGNING_REMINDED");
        assertThat(about("legal1", number)).isEmpty();
        assertThat(about("contract1", number).get(0).path("text").path("zh").asText())
                .contains("尚待出租人、承租人签署", "2026年12月31日 09:00");
        var waits = lease.toBeSigned(lease.application());
        lease.signForLessee(waits);
        lease.at(OffsetDateTime.parse("2026-12-15T09:00:00+08:00").toInstant(), waits);
        assertThat(about("contract1", waits).get(0).path("text").path("zh").asText())
                .contains("尚待出租人签署", "2026年12月22日 09:00");
    }

    @Test
    void anIncidentIsToldToOperationsWithoutTheExceptionsWords() {
        var number = lease.inReview(lease.application());
        provisioner.failFor(number, "机房接口超时");
        lease.approve("legal1", number);
        lease.signByBoth(number);
        for (int minutes = 0; minutes < 15; minutes += 5) {
            lease.at(SettableClock.START.plusSeconds(minutes * 60L), number);
        }
        var told = about("ops1", number);
        provisioner.workAgainFor(number);
        assertThat(told).singleElement().satisfies(notice -> {
            assertThat(notice.path("kind").asText()).isEqualTo("INCIDENT");
            assertThat(notice.path("text").path("zh").asText())
                    .contains("交付服务器 Hand over server")
                    .doesNotContain("超时");
        });
    }

    @Test
    void applicationWithoutProblemsSendsNoNotice() {
        var application = lease.application();
        ((ObjectNode) application.path("contract")).put("startDate", "2026-12-01");
        var number = lease.drivenToForce(application);
        for (var person : List.of("legal1", "ops1", "manager1")) {
            assertThat(about(person, number)).as(person).isEmpty();
        }
        assertThat(kinds("sales1", number)).as("nor the notice of conclusion").containsExactly("LESSEE_PAGE");
        assertThat(kinds("contract1", number))
                .as("no mail server carries the link")
                .containsExactly("SIGNING_ONLINE");
    }

    @Test
    void noticesAreRolledBackWithTheTransaction() {
        var number = lease.inReview(lease.application());
        new TransactionTemplate(transactions).executeWithoutResult(status -> {
            tell(number, Audience.person("sales1"));
            status.setRollbackOnly();
        });
        assertThat(about("sales1", number)).isEmpty();
        tell(number, Audience.person("sales1"));
        assertThat(about("sales1", number)).hasSize(1);
    }

    @Test
    void noticesAreEvidence() {
        var number = lease.inReview(lease.application());
        tell(number, Audience.person("sales1"));
        for (var change : List.of(
                "update lease.notice set text_zh = 'x' where lease_number = '" + number + "'",
                "delete from lease.notice where lease_number = '" + number + "'",
                "truncate lease.notice cascade")) {
            assertThat(org.assertj.core.api.Assertions.catchThrowable(
                            () -> TestPostgres.superuser("shared").sql(change).update()))
                    .as(change)
                    .isInstanceOf(DataAccessException.class)
                    .hasMessageContaining("evidence");
        }
    }

    @Test
    void theListComesPageByPageNewestFirst() {
        var first = lease.inReview(lease.application());
        var second = lease.inReview(lease.application());
        tell(first, Audience.person("compliance1"));
        tell(second, Audience.group("compliance-officers"));
        var page = lease.call("compliance1", "GET", "/api/notices?page=0&size=1", null)
                .body();
        assertThat(page.path("notices")).hasSize(1);
        assertThat(page.path("notices").get(0).path("lease").asText()).isEqualTo(second);
        assertThat(page.path("more").asBoolean()).isTrue();
        var next = lease.call("compliance1", "GET", "/api/notices?page=1&size=1", null)
                .body();
        assertThat(next.path("notices").get(0).path("lease").asText()).isEqualTo(first);
        assertThat(lease.call("compliance1", "GET", "/api/notices?size=201", null)
                        .status())
                .isEqualTo(400);
        assertThat(lease.call(null, "GET", "/api/notices", null).status()).isEqualTo(401);
    }

    @Test
    void eachPersonMarksNoticesAsReadSeparately() {
        var number = lease.inReview(lease.application());
        tell(number, Audience.group("legal-officers"));
        var id = about("legal1", number).get(0).path("id").asText();
        stored.unchangedBy(() -> {
            assertThat(lease.call("sales1", "POST", "/api/notices/" + id + "/read", null)
                            .status())
                    .isEqualTo(404);
            assertThat(lease.call(null, "POST", "/api/notices/" + id + "/read", null)
                            .status())
                    .isEqualTo(401);
        });
        for (int twice = 0; twice < 2; twice++) {
            assertThat(lease.call("legal1", "POST", "/api/notices/" + id + "/read", null)
                            .status())
                    .isEqualTo(204);
        }
        assertThat(about("legal1", number).get(0).path("read").asBoolean()).isTrue();
        assertThat(about("legal2", number).get(0).path("read").asBoolean()).isFalse();
    }

    @Test
    void thePageShowsOnesOwnNoticesAndMarksThemAsRead() {
        var number = lease.inReview(lease.application());
        notices.tell(
                Notice.about(number, NoticeKind.REVIEW_REMINDED, "请办理 <b>" + number + "</b>", "Please"),
                Audience.group("legal-officers"));
        var page = lease.call("legal1", "GET", "/notices", null);
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.text()).contains("请办理 &lt;b&gt;" + number).contains("未读");
        var id = about("legal1", number).get(0).path("id").asText();
        var marked =
                lease.callRaw("legal1", "POST", "/notices/" + id + "/read", "", "application/x-www-form-urlencoded");
        assertThat(marked.status()).isEqualTo(302);
        assertThat(about("legal1", number).get(0).path("read").asBoolean()).isTrue();
        assertThat(lease.call("legal1", "GET", "/notices?size=1", null).text())
                .contains("已读")
                .doesNotContain("未读");
        assertThat(lease.call("sales2", "GET", "/notices", null).text()).doesNotContain(number);
        assertThat(lease.call(null, "GET", "/notices", null).status()).isEqualTo(401);
    }

    @Test
    void theDoorsAreDescribed() {
        var paths = lease.call(null, "GET", "/v3/api-docs", null).body().path("paths");
        assertThat(paths.path("/api/notices").has("get")).isTrue();
        assertThat(paths.path("/api/notices/{id}/read").has("post")).isTrue();
        assertThat(paths.path("/api/leases/{number}/officer").has("put")).isTrue();
        assertThat(paths.has("/notices")).isFalse();
    }

    @Test
    void theFrontPageShowsTheNewestFewAndTheWayToAll() {
        var number = lease.inReview(lease.application());
        tell(number, Audience.person("sales1"), Audience.person("sales2"));
        assertThat(lease.call(null, "GET", "/", null).text())
                .containsOnlyOnce("关于 " + number)
                .contains("href=\"/notices\"");
    }

    @Test
    void aMissingYearIsToldOnceToOperationsAndManagers() {
        clock.set(OffsetDateTime.parse("2031-11-30T09:00+08:00").toInstant());
        workingDays.after(clock.instant().atZone(clock.getZone()), 1);
        workingDays.after(clock.instant().atZone(clock.getZone()), 1);
        for (var person : List.of("ops1", "manager1")) {
            assertThat(missing(person, 2031)).as(person).isEqualTo(1);
        }
        assertThat(missing("legal1", 2031)).isZero();
    }

    @Test
    void fromDecemberOnTheNextYearIsAskedFor() {
        clock.set(OffsetDateTime.parse("2041-11-30T23:59+08:00").toInstant());
        calendar.look();
        assertThat(missing("manager1", 2041)).isEqualTo(1);
        assertThat(missing("manager1", 2042)).isZero();
        clock.set(OffsetDateTime.parse("2041-12-01T00:00+08:00").toInstant());
        calendar.look();
        calendar.look();
        assertThat(missing("manager1", 2041)).isEqualTo(1);
        assertThat(missing("manager1", 2042)).isEqualTo(1);
        clock.set(OffsetDateTime.parse("2026-11-30T12:00+08:00").toInstant());
        calendar.look();
        assertThat(missing("manager1", 2026)).isZero();
    }

    @Test
    void beforeDecemberNobodyIsToldThatTheNextYearIsNotAnnounced() {
        clock.set(OffsetDateTime.parse("2051-11-30T09:00+08:00").toInstant());
        workingDays.after(OffsetDateTime.parse("2052-01-04T09:00+08:00").toZonedDateTime(), 1);
        assertThat(missing("ops1", 2052)).isZero();
        clock.set(OffsetDateTime.parse("2051-12-01T00:00+08:00").toInstant());
        workingDays.after(OffsetDateTime.parse("2052-01-04T09:00+08:00").toZonedDateTime(), 1);
        assertThat(missing("ops1", 2052)).isEqualTo(1);
    }

    @Test
    void theLogCallsAMissingYearAnErrorOnlyOnceItHasBegun() {
        var log = (Logger) LoggerFactory.getLogger(CalendarAlarm.class);
        var written = new ListAppender<ILoggingEvent>();
        written.start();
        log.addAppender(written);
        try {
            clock.set(OffsetDateTime.parse("2060-12-01T00:00+08:00").toInstant());
            calendar.look();
            clock.set(OffsetDateTime.parse("2061-01-01T00:00+08:00").toInstant());
            calendar.look();
            calendar.look();
        } finally {
            log.detachAppender(written);
        }
        assertThat(written.list)
                .filteredOn(event -> event.getFormattedMessage().contains("2061"))
                .extracting(ILoggingEvent::getLevel)
                .containsExactly(Level.WARN, Level.ERROR);
    }

    private long missing(String who, int year) {
        return all(who).stream()
                .filter(notice -> notice.path("kind").asText().equals("CALENDAR_MISSING"))
                .filter(notice -> notice.path("text").path("zh").asText().startsWith(year + "年"))
                .count();
    }

    private void tell(String number, Audience... audience) {
        notices.tell(Notice.about(number, NoticeKind.REVIEW_REMINDED, "关于 " + number, "About " + number), audience);
    }

    private String apply(String sample) {
        var application = lease.sample(sample);
        application.put("reference", lease.application().path("reference").asText());
        return lease.apply(application);
    }

    private List<String> kinds(String who, String number) {
        return about(who, number).stream()
                .map(notice -> notice.path("kind").asText())
                .toList();
    }

    private List<JsonNode> about(String who, String number) {
        return all(who).stream()
                .filter(notice -> notice.path("lease").asText().equals(number))
                .toList();
    }

    private List<JsonNode> all(String who) {
        return StreamSupport.stream(
                        lease.call(who, "GET", "/api/notices?size=200", null)
                                .body()
                                .path("notices")
                                .spliterator(),
                        false)
                .toList();
    }
}
