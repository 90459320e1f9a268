package dev.serverlease.portfolio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.serverlease.law.facts.Fact;
import dev.serverlease.law.facts.NamedFacts;
import dev.serverlease.lease.RecordedFacts;
import dev.serverlease.testing.LeaseDriver;
import dev.serverlease.testing.ServerLeaseTest;
import dev.serverlease.testing.SettableClock;
import java.math.BigDecimal;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What is counted, and from what: each figure is that of the leases that were driven to it. */
@ServerLeaseTest
class FiguresTest extends PortfolioTest {

    private static final Map<String, String> AGREE = Map.of("answer", "AGREE", "ground", "用途未变，许可有效");

    @Autowired
    private ObjectMapper json;

    @Autowired
    private RecordedFacts facts;

    @BeforeEach
    void lesseeIsVerified() {
        // the first makes a lease by which its lessee was verified before
        lease.application();
    }

    @Test
    void aStageHasItsLeasesAndThoseWhoseDateHasPassed() {
        var before = line(figures("stages"), "stage", "LEGAL_REVIEW");
        lease.inReview(lease.application());
        var after = line(figures("stages"), "stage", "LEGAL_REVIEW");
        assertThat(after.path("leases").asLong())
                .isEqualTo(before.path("leases").asLong() + 1);
        assertThat(after.path("level").asText()).isEqualTo("P5D");
        assertThat(after.path("workingDays").asBoolean()).isTrue();
        clock.set(SettableClock.START.plus(Duration.ofDays(10)));
        var later = line(figures("stages"), "stage", "LEGAL_REVIEW");
        assertThat(later.path("overdue").asLong())
                .isGreaterThan(after.path("overdue").asLong());
        assertThat(OffsetDateTime.parse(later.path("oldestSince").asText()).toInstant())
                .isBeforeOrEqualTo(SettableClock.START);
    }

    @Test
    void anApplicationCameAsFarAsItEverCame() {
        var before = line(figures("funnel"), "month", "2026-12");
        var withdrawn = lease.toBeSigned(lease.application());
        assertThat(lease.callRaw(
                                "sales1",
                                "POST",
                                "/api/leases/" + withdrawn + "/withdrawal",
                                "{\"ground\":\"承租人改变计划\"}")
                        .status())
                .isLessThan(300);
        lease.drivenToForce(lease.application());
        assertThat(reached(withdrawn)).isEqualTo("CONTRACT");
        var after = line(figures("funnel"), "month", "2026-12");
        assertThat(more(before, after, "applied", "reviewed", "contracted", "inForce", "withdrawn"))
                .containsExactly(2L, 2L, 2L, 1L, 1L);
    }

    private String reached(String number) {
        return jdbc.sql("select reached from lease.lease where number = ?")
                .param(number)
                .query(String.class)
                .single();
    }

    /** The contract's rent from its conclusion, a changed one from its day, that of a renewal from its first day. */
    @Test
    void theRentOfAMonthIsWhatIsAgreedForToday() {
        var before = rent("all");
        var number = lease.inForce(lease.application());
        assertThat(rent("all").subtract(before)).isEqualByComparingTo("18000.00");

        clock.set(SettableClock.START.plus(Duration.ofDays(2)));
        assertThat(lease.ask(
                                number,
                                Map.of("kind", "CHANGE", "reason", "双方商定", "changes", "contract.monthlyRent：17000.00"))
                        .status())
                .isEqualTo(201);
        LeaseDriver.expectDone(lease.complete("legal1", number, "Task_AgreementReview", AGREE));
        lease.concludeAgreement(number);
        assertThat(rates(number)).containsExactly("2026-12-01 18000.00 CNY", "2026-12-03 17000.00 CNY");
        assertThat(rent("all").subtract(before)).isEqualByComparingTo("17000.00");

        var end = OffsetDateTime.parse("2028-11-01T00:00:00+08:00");
        lease.at(end.minusDays(30).toInstant(), number);
        var renewal = json.createObjectNode()
                .put("reference", "XZ-12")
                .put("termMonths", 12)
                .put("monthlyRent", "20000.00");
        assertThat(lease.call("sales1", "POST", "/api/leases/" + number + "/renewals", renewal)
                        .status())
                .isEqualTo(202);
        LeaseDriver.expectDone(lease.complete("legal1", number, "Task_RenewalReview", AGREE));
        lease.concludeAgreement(number);
        assertThat(rates(number)).endsWith("2028-11-01 20000.00 CNY").hasSize(3);
        assertThat(rentOf(number)).as("until the old term has ended").isEqualByComparingTo("17000.00");
        clock.set(end.toInstant());
        assertThat(rentOf(number)).isEqualByComparingTo("20000.00");
    }

    private List<String> rates(String number) {
        return jdbc.sql(
                        "select from_day || ' ' || monthly || ' ' || currency from lease.rent_rate where lease_number = ?"
                                + " order by from_day")
                .param(number)
                .query(String.class)
                .list();
    }

    private BigDecimal rentOf(String number) {
        return jdbc.sql("select monthly from lease.rent_rate where lease_number = :number and from_day <= :today"
                        + " order by from_day desc limit 1")
                .param("number", number)
                .param("today", LocalDate.now(clock))
                .query(BigDecimal.class)
                .single();
    }

    private BigDecimal rent(String what) {
        var line = line(figures("rent").path("monthly"), "currency", "CNY");
        return new BigDecimal(line.at("/" + what + "/monthly").asText("0"));
    }

    @Test
    void rentAtRiskCountsALeaseOnceAndWhatIsOwedIsReckonedToTheCent() {
        var risk = rent("risk");
        var owing = rent("owing");
        var owed = owed();
        var number = lease.inForceForAMonth(lease.application());
        var overdue = Map.of("amount", "18000.37", "currency", "CNY", "overdueSince", "2026-11-10");
        assertThat(lease.call(
                                "compliance1",
                                "POST",
                                "/api/leases/" + number + "/rent-defaults",
                                json.valueToTree(overdue))
                        .status())
                .isEqualTo(202);
        assertThat(rent("risk").subtract(risk)).isEqualByComparingTo("18000.00");
        assertThat(rent("owing").subtract(owing)).isEqualByComparingTo("18000.00");
        assertThat(owed().subtract(owed)).isEqualByComparingTo("18000.37");
        var paid = Map.of("reference", "P-1", "amount", "10000.12", "paidOn", "2026-12-01", "payer", "LESSEE");
        assertThat(lease.call("compliance1", "POST", "/api/leases/" + number + "/rent-payments", json.valueToTree(paid))
                        .status())
                .isLessThan(300);
        assertThat(owed().subtract(owed)).isEqualByComparingTo("8000.25");
    }

    private BigDecimal owed() {
        return StreamSupport.stream(figures("rent").path("arrears").spliterator(), false)
                .map(line -> new BigDecimal(line.path("open").asText()))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    @Test
    void aTermThatEndsIsCountedUntilItsLastDay() {
        var before = termsThatEnd();
        clock.set(SettableClock.START);
        lease.inForce(lease.application());
        var after = termsThatEnd();
        assertThat(IntStream.range(0, after.size())
                        .mapToObj(at -> after.get(at) - before.get(at))
                        .toList())
                .containsExactly(0L, 1L, 0L, 1L);
    }

    /** Around the sample's last day. */
    private List<Long> termsThatEnd() {
        return List.of(
                terms(LocalDate.of(2028, 9, 30), "30"),
                terms(LocalDate.of(2028, 10, 1), "30"),
                terms(LocalDate.of(2028, 10, 1), "0"),
                terms(LocalDate.of(2028, 10, 31), "0"));
    }

    private long terms(LocalDate today, String days) {
        clock.set(at(today));
        return line(figures("ends"), "days", days).path("terms").asLong();
    }

    /** Named in the application, or recorded since. */
    @Test
    void aPermitThatALeaseReliesOnIsCountedUntilItsLastDay() {
        permit("京B2-20249991", "2027-04-01");
        permit("京B2-20249992", "2027-05-01");
        var application = lease.application();
        ((ObjectNode) application.path("use")).put("licenceNo", "京B2-20249991");
        var number = lease.inForce(application);
        facts.add(number, NamedFacts.of(Fact.LICENCE_NO, "京B2-20249992"), "legal1");
        assertThat(jdbc.sql("select number from lease.relied_on where lease_number = ? order by number")
                        .param(number)
                        .query(String.class)
                        .list())
                .containsExactly("京B2-20249991", "京B2-20249992");
        clock.set(at(LocalDate.of(2027, 3, 1)));
        long before = permitsWithin30Days();
        clock.set(at(LocalDate.of(2027, 3, 2)));
        assertThat(permitsWithin30Days()).isEqualTo(before + 1);
        clock.set(at(LocalDate.of(2027, 4, 1)));
        assertThat(permitsWithin30Days()).as("a lease is counted once").isEqualTo(before + 1);
    }

    private void permit(String number, String validTo) {
        jdbc.sql(
                        "insert into lease.permit_register (number, kind, holder_uscc, items, status, valid_to, read_on)"
                                + " values (?, 'TELECOM_PERMIT', '91310000MA1FLX015Q', '{B25}', 'VALID', ?::date, current_date)")
                .params(number, validTo)
                .update();
    }

    private long permitsWithin30Days() {
        return line(figures("ends"), "days", "30").path("permits").asLong();
    }

    private Instant at(LocalDate day) {
        return day.atTime(9, 0).atZone(clock.getZone()).toInstant();
    }

    @Test
    void aRuleThatReturnsAnApplicationIsCountedInItsMonth() {
        long before = ofRule("iis.commercial-licence", "returned");
        lease.apply(lease.sample("shop-without-licence").put("reference", "F-RULE-1"));
        assertThat(ofRule("iis.commercial-licence", "returned")).isEqualTo(before + 1);
    }

    private long ofRule(String rule, String what) {
        return line(rulesOfTheMonth().path("rules"), "rule", rule).path(what).asLong();
    }

    private JsonNode rulesOfTheMonth() {
        var month = YearMonth.now(clock).toString();
        return line(figures("rules").path("months"), "month", month);
    }

    @Test
    void aRuleIsCountedAtTheStageAtWhichItStoppedAnApplication() {
        // a month in which other tests' rules do not take the first places
        clock.set(SettableClock.START.plus(Duration.ofDays(100)));
        var before = rulesOfTheMonth();
        var number = lease.inReview(lease.application());
        LeaseDriver.expectDone(lease.complete(
                "legal1",
                number,
                "Task_LegalReview",
                Map.of("decision", "REJECT", "integrity", "UNLAWFUL_OBJECT", "ground", "标的违法")));
        var returned = lease.inReview(lease.application());
        LeaseDriver.expectDone(lease.complete(
                "legal1", returned, "Task_LegalReview", Map.of("decision", "REQUEST_CHANGES", "ground", "用途说明过于笼统")));
        var after = rulesOfTheMonth();
        var rule = "contract.illegal-object";
        assertThat(more(at("LEGAL_REVIEW", rule, before), at("LEGAL_REVIEW", rule, after), "leases", "stopped"))
                .containsExactly(1L, 1L);
        assertThat(at("LEGAL_REVIEW", rule, after).path("reviewed").asLong())
                .as("what was not asked")
                .isZero();
        assertThat(more(before, after, "rejected")).containsExactly(1L);
    }

    private static JsonNode at(String occasion, String rule, JsonNode month) {
        return StreamSupport.stream(month.path("rules").spliterator(), false)
                .filter(line -> line.path("rule").asText().equals(rule))
                .filter(line -> line.path("occasion").asText().equals(occasion))
                .findFirst()
                .orElse(MissingNode.getInstance());
    }

    @Test
    void dutiesAreCountedByTheHoursLeft() {
        var before = figures("duties");
        var number = lease.inForce(lease.application());
        var incident = LeaseDriver.incident("F-1", "OTHER");
        var answer =
                lease.call("compliance1", "POST", "/api/leases/" + number + "/incidents", json.valueToTree(incident));
        assertThat(answer.status()).as(answer.text()).isLessThan(300);
        var after = figures("duties");
        assertThat(after.path("day").asLong() + after.path("overdue").asLong())
                .isEqualTo(before.path("day").asLong() + before.path("overdue").asLong() + 1);
        assertThat(after.path("leases").asLong())
                .isEqualTo(before.path("leases").asLong() + 1);
    }

    @Test
    void workIsThatOfWhoClaimedItElseOfItsGroup() {
        var before = line(figures("work").path("groups"), "who", "legal-officers");
        var number = lease.inReview(lease.application());
        var after = line(figures("work").path("groups"), "who", "legal-officers");
        assertThat(more(before, after, "tasks", "leases")).containsExactly(1L, 1L);
        var officer = line(figures("work").path("officers"), "who", "legal2");
        lease.claim("legal2", lease.taskId(number, "Task_LegalReview"));
        assertThat(line(figures("work").path("groups"), "who", "legal-officers")
                        .path("tasks")
                        .asLong())
                .isEqualTo(before.path("tasks").asLong());
        assertThat(more(officer, line(figures("work").path("officers"), "who", "legal2"), "tasks", "leases"))
                .containsExactly(1L, 1L);
    }

    /** Each review in the week of its date, and again after as long; what was foretold is compared four weeks later. */
    @Test
    void theForecastCountsDatesAndAveragesAndIsComparedWithWhatCame() {
        var before = figures("forecast");
        assertThat(before.path("weeks"))
                .hasSize(13)
                .allSatisfy(
                        week -> assertThat(week.path("legalReviews").asDouble()).isPositive());
        assertThat(before.path("past").isNull()).isTrue();
        var number = lease.inForce(lease.application());
        var due = OffsetDateTime.parse(lease.lease(number).path("nextReviewAt").asText());
        clock.set(due.toInstant().minus(Duration.ofDays(10)));
        long inItsWeek = useReviews(1);
        jdbc.sql("update lease.lease set next_review_at = next_review_at + interval '7 days' where number = ?")
                .param(number)
                .update();
        assertThat(useReviews(1)).isEqualTo(inItsWeek - 1);

        var then = LocalDate.now(clock);
        // it is in the averages of that day, and so none of the work that they foretell
        lease.inReview(lease.application());
        var weeks = figures("forecast").path("weeks");
        var first = then.plusDays(1).atStartOfDay(clock.getZone());
        clock.set(first.toInstant());
        lease.inReview(lease.application());
        clock.set(first.plusDays(28).minusMinutes(1).toInstant());
        assertThat(figures("forecast").path("past").path("on").asText())
                .as("before four whole weeks are over")
                .isNotEqualTo(then.toString());
        stoppedByAnOrder();
        clock.set(first.plusDays(28).plusHours(9).toInstant());
        lease.inReview(lease.application());
        var past = figures("forecast").path("past");
        assertThat(past.path("on").asText()).isEqualTo(then.toString());
        for (var work : List.of("useReviews", "legalReviews")) {
            assertThat(past.path(work).path("foretold").asDouble())
                    .as("%s of four weeks, as they were foretold", work)
                    .isCloseTo(
                            IntStream.range(0, 4)
                                    .mapToDouble(
                                            week -> weeks.path(week).path(work).asDouble())
                                    .sum(),
                            within(0.0001));
        }
        assertThat(past.at("/useReviews/foretold").asDouble()).isPositive();
        assertThat(past.at("/useReviews/done").asLong()).isEqualTo(between(first, "use_review", "completed_at"));
        assertThat(past.at("/legalReviews/done").asLong()).isEqualTo(between(first, "lease", "applied_at"));
        // its timer stays where it was
        jdbc.sql("update lease.lease set next_review_at = next_review_at - interval '7 days' where number = ?")
                .param(number)
                .update();
    }

    private void stoppedByAnOrder() {
        var number = lease.inForce(lease.application());
        var order = JsonNodeFactory.instance
                .objectNode()
                .put("reference", "O-1")
                .put("authority", "某市公安局")
                .put("orderRef", "责令停止 1 号")
                .put("receivedAt", "2026-12-01T08:30:00+08:00")
                .put("content", "立即停止服务");
        assertThat(lease.call("compliance1", "POST", "/api/leases/" + number + "/regulator-orders", order)
                        .status())
                .isEqualTo(202);
        lease.runJobs(number);
        assertThat(lease.stage(number)).isEqualTo("SUSPENDED");
    }

    /** The product stood still four weeks ago: there is nothing to compare, and there will be nothing tomorrow. */
    @Test
    void aGapFourWeeksAgoIsNoBeginning() {
        assertThat(figures("forecast").path("gap").asBoolean())
                .as("a beginning")
                .isFalse();
        clock.set(SettableClock.START.plus(Duration.ofDays(50)));
        var forecast = figures("forecast");
        assertThat(forecast.path("past").isNull()).isTrue();
        assertThat(forecast.path("gap").asBoolean()).isTrue();
    }

    /** In the four weeks from then on; a stop by an order alone is no review. */
    private long between(ZonedDateTime first, String table, String at) {
        return jdbc.sql("select count(*) from lease." + table + " where " + at + " >= ? and " + at + " < ?"
                        + (table.equals("lease")
                                ? " and reached not in ('APPLICATION', 'CHECKS')"
                                : " and (lease_number, completed_at) not in (select lease_number, suspended_at"
                                        + " from lease.suspension where obeyed is not null)"))
                .params(
                        Timestamp.from(first.toInstant()),
                        Timestamp.from(first.plusDays(28).toInstant()))
                .query(Long.class)
                .single();
    }

    /** A review that was brought forward is due again after the interval of its risk, as any other. */
    @Test
    void aReviewBroughtForwardDoesNotShortenThoseAfterIt() {
        var number = lease.inForce(lease.application());
        var due = jdbc.sql("select next_review_at from lease.lease where number = ?")
                .param(number)
                .query(OffsetDateTime.class)
                .single();
        setReview(number, "MEDIUM", due.plusYears(1));
        var without = figures("forecast").path("weeks");
        for (var risk : Map.of("HIGH", List.of(1, 6, 10), "MEDIUM", List.of(1), "LOW", List.of(1))
                .entrySet()) {
            setReview(
                    number,
                    risk.getKey(),
                    SettableClock.START.plus(Duration.ofDays(12)).atOffset(due.getOffset()));
            var weeks = figures("forecast").path("weeks");
            assertThat(IntStream.range(0, weeks.size())
                            .filter(week -> useReviews(weeks, week) > useReviews(without, week))
                            .boxed())
                    .as(risk.getKey())
                    .isEqualTo(risk.getValue());
        }
        setReview(number, "LOW", due);
    }

    private void setReview(String number, String risk, OffsetDateTime due) {
        jdbc.sql("update lease.lease set risk = ?, next_review_at = ? where number = ?")
                .params(risk, due, number)
                .update();
    }

    private static long useReviews(JsonNode weeks, int week) {
        return weeks.path(week).path("useReviews").asLong();
    }

    @Test
    void legalReviewsAreTheAverageOfEightWeeks() {
        lease.inReview(lease.application());
        var since = SettableClock.START.minus(Duration.ofDays(56)).atOffset(ZoneOffset.UTC);
        long reviewed = jdbc.sql("select count(*) from lease.lease where applied_at >= ?"
                        + " and reached in ('LEGAL_REVIEW', 'CONTRACT', 'ACTIVATION', 'IN_FORCE')")
                .param(since)
                .query(Long.class)
                .single();
        assertThat(figures("forecast")
                        .path("weeks")
                        .path(0)
                        .path("legalReviews")
                        .asDouble())
                .isEqualTo(reviewed / 8.0);
    }

    /**
     * An officer's work of a week is also what waits for her already: by its date, what is overdue in the first week.
     */
    @Test
    void whatIsOpenAlreadyIsForecastByItsDate() {
        var before = figures("forecast").path("weeks");
        var number = lease.inReview(lease.application());
        var task = lease.taskId(number, "Task_LegalReview");
        due(task, Duration.ofDays(3));
        assertThat(moreTasks(before)).containsExactly(1L, 0L);
        due(task, Duration.ofDays(10));
        assertThat(moreTasks(before)).containsExactly(0L, 1L);
        due(task, Duration.ofDays(-10));
        assertThat(moreTasks(before)).containsExactly(1L, 0L);
    }

    private void due(String task, Duration fromNow) {
        jdbc.sql("update act_ru_task set due_date_ = ? where id_ = ?")
                .params(clock.instant().plus(fromNow).atOffset(ZoneOffset.UTC), task)
                .update();
    }

    /** In the first week and in the second. */
    private List<Long> moreTasks(JsonNode before) {
        var weeks = figures("forecast").path("weeks");
        return Stream.of(0, 1)
                .map(week -> weeks.path(week).path("openTasks").asLong()
                        - before.path(week).path("openTasks").asLong())
                .toList();
    }

    private long useReviews(int week) {
        return figures("forecast").path("weeks").path(week).path("useReviews").asLong();
    }

    private JsonNode figures(String section) {
        round.countNow();
        return lease.callRaw("manager1", "GET", "/api/portfolio", null)
                .body()
                .path("figures")
                .path(section);
    }

    private static JsonNode line(JsonNode lines, String member, String value) {
        return StreamSupport.stream(lines.spliterator(), false)
                .filter(line -> line.path(member).asText().equals(value))
                .findFirst()
                .orElse(MissingNode.getInstance());
    }

    private static List<Long> more(JsonNode before, JsonNode after, String... members) {
        return Stream.of(members)
                .map(member -> after.path(member).asLong() - before.path(member).asLong())
                .toList();
    }
}
