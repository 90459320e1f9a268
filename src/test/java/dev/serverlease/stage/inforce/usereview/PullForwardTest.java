package dev.serverlease.stage.inforce.usereview;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.serverlease.law.facts.Fact;
import dev.serverlease.law.facts.NamedFacts;
import dev.serverlease.testing.Http;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The next review comes when the law's word on a permit turns, and when a register says something else. */
class PullForwardTest extends LeaseInForce {

    private static final AtomicInteger NUMBERS = new AtomicInteger();

    @Autowired
    private ReviewSchedule schedule;

    @Autowired
    private dev.serverlease.lease.Leases leases;

    @Autowired
    private dev.serverlease.lease.RecordedFacts facts;

    @Autowired
    private PlatformTransactionManager transactions;

    private final String permit = "京B2-2024%04d".formatted(7000 + NUMBERS.incrementAndGet());

    /** What the register says when the lease comes into force; the review is due on the day named. */
    @ParameterizedTest
    @CsvSource({
        "TELECOM_PERMIT,     use.licenceNo,       2027-04-01, 2027-01-02",
        "FILING,             use.filingNo,        2027-04-01, 2027-03-03",
        "CROSS_BORDER_APPROVAL, channel.approvalRef, 2027-04-01, 2027-03-03",
        "SECTOR_APPROVAL,    use.approvalRefs,    2027-04-01, 2027-03-03",
        "PIP_CERTIFICATE,    CERTIFICATION,       2027-06-30, 2027-01-01",
        "SECURITY_ASSESSMENT, ASSESSMENT,         2027-04-01, 2026-12-03",
        "STANDARD_CONTRACT_FILING, STANDARD_CONTRACT, 2027-04-01, 2027-04-02"
    })
    void theFirstDayOnWhichTheFindingChanges(String kind, String member, LocalDate ends, LocalDate due) {
        register(kind, "VALID", ends);
        number = lease.inForce(restingOn(member));
        assertThat(due()).isEqualTo(startOf(due));
    }

    @Test
    void expiredPermitIsReviewedOnTheNextDay() {
        register("TELECOM_PERMIT", "VALID", LocalDate.of(2026, 12, 20));
        number = lease.inForce(restingOn("use.licenceNo"));
        assertThat(due()).isEqualTo(startOf(LocalDate.of(2026, 12, 21)));
    }

    @Test
    void aRegisterThatChangesBringsTheReview() {
        imported(permit + ",TELECOM_PERMIT,91310000MA1FLX015Q,,B25,VALID,2030-04-01,");
        number = lease.inForce(restingOn("use.licenceNo"));
        servesThePublic();
        var other = lease.inForce(lease.application());

        imported(permit + ",TELECOM_PERMIT,91310000MA1FLX015Q,,B25,VALID,2030-04-01,");
        assertThat(lease.hasTask(number, "Task_UseReview"))
                .as("it says the same")
                .isFalse();
        imported(permit + ",TELECOM_PERMIT,91310000MA1FLX015Q,,B25,VALID,2030-03-01,");
        assertThat(lease.hasTask(number, "Task_UseReview")).isTrue();
        assertThat(lease.hasTask(other, "Task_UseReview"))
                .as("it rests on nothing of that")
                .isFalse();
        imported(permit + ",TELECOM_PERMIT,91310000MA1FLX015Q,,B25,NOT_VALID,2030-03-01,");
        lease.runJobs(number);
        assertThat(lease.hasTask(number, "Task_UseReview"))
                .as("an open review stops")
                .isFalse();
        assertThat(lease.stage(number)).isEqualTo("SUSPENDED");
        imported(permit + ",TELECOM_PERMIT,91310000MA1FLX015Q,,B25,VALID,2031-03-01,");
        assertThat(lease.stage(number))
                .as("who waits for no review is left alone")
                .isEqualTo("SUSPENDED");
    }

    @Test
    void aLicenceThatTheRegisterTakesAwayStopsTheService() {
        imported(permit + ",TELECOM_PERMIT,91310000MA1FLX015Q,,B25,VALID,2030-04-01,");
        number = lease.inForce(restingOn("use.licenceNo"));
        servesThePublic();
        imported(permit + ",TELECOM_PERMIT,91310000MA1FLX015Q,,B25,NOT_VALID,2030-04-01,");
        lease.runJobs(number);
        assertThat(lease.stage(number)).isEqualTo("SUSPENDED");
    }

    @ParameterizedTest
    @CsvSource({"use, licenceNo", "use, filingNo", "use, approvalRefs", "data, mechanismRef"})
    void aNumberThatWasProvedAsAConditionBringsTheReviewToo(String section, String member) {
        imported(permit + ",TELECOM_PERMIT,91310000MA1FLX015Q,,B25,VALID,2030-04-01,");
        facts.add(
                number,
                NamedFacts.of(
                        fact(section, member), member.equals("approvalRefs") ? java.util.List.of(permit) : permit),
                "legal1");
        var other = lease.inForce(lease.application());
        imported(permit + ",TELECOM_PERMIT,91310000MA1FLX015Q,,B25,VALID,2030-03-01,");
        assertThat(lease.lease(number).path("timeline").toString()).contains("REVIEW_REQUESTED");
        assertThat(lease.lease(other).path("timeline").toString()).doesNotContain("REVIEW_REQUESTED");
    }

    @ParameterizedTest
    @CsvSource({"P6M", "P8M", "P1Y", "P0D", "half a year"})
    void anIntervalThatTheLawForbidsIsCappedWithAnAlarm(String ofTable) {
        var next = next(ofTable);
        assertThat(next)
                .isBetween(
                        clock.instant(),
                        clock.instant().atZone(clock.getZone()).plusMonths(5).toInstant());
        assertThat(jdbc.sql("select distinct text_zh from lease.notice where once like :once")
                        .param("once", "review-interval " + ofTable + "%")
                        .query(String.class)
                        .single())
                .contains(ofTable)
                .contains("第七百一十八条");
    }

    @Test
    void anIntervalOfLessThanSixMonthsIsTheTables() {
        assertThat(next("PT2M")).isEqualTo(clock.instant().plusSeconds(120));
    }

    @Test
    void aHighRiskCaseIsReviewedWithinNinetyDaysWhateverTheTableSays() {
        var ninety = clock.instant().atZone(clock.getZone()).plusDays(90).toInstant();
        assertThat(next("P5M")).isAfter(ninety);
        jdbc.sql("update lease.lease set risk = 'HIGH' where number = :number")
                .param("number", number)
                .update();
        assertThat(next("P5M")).isBeforeOrEqualTo(ninety);
        assertThat(next("P1M")).isBefore(ninety.minus(Duration.ofDays(50)));
    }

    private Instant next(String ofTable) {
        return new TransactionTemplate(transactions).execute(status -> schedule.next(leases.lock(number), ofTable));
    }

    @AfterEach
    void forget() {
        jdbc.sql("delete from lease.permit_register where number = :number")
                .param("number", permit)
                .update();
    }

    /** A licence that is gone stops a service that needs it. */
    private void servesThePublic() {
        facts.add(number, NamedFacts.of(Fact.IIS, "COMMERCIAL").with(Fact.AUDIENCE, "MAINLAND_PUBLIC"), "legal1");
    }

    private static Fact fact(String section, String member) {
        return Arrays.stream(Fact.values())
                .filter(fact -> fact.section().equals(section) && fact.member().equals(member))
                .findFirst()
                .orElseThrow();
    }

    private ObjectNode restingOn(String member) {
        var application = lease.application();
        var use = (ObjectNode) application.path("use");
        switch (member) {
            case "use.licenceNo" -> use.put("licenceNo", permit);
            case "use.filingNo" -> use.put("filingNo", permit);
            case "use.approvalRefs" -> use.putArray("approvalRefs").add(permit);
            case "channel.approvalRef" -> ((ObjectNode) application.path("channel")).put("approvalRef", permit);
            default ->
                ((ObjectNode) application.path("data")).put("mechanism", member).put("mechanismRef", permit);
        }
        return application;
    }

    private void register(String kind, String status, LocalDate ends) {
        jdbc.sql("insert into lease.permit_register (number, kind, holder_uscc, items, status, valid_to, read_on)"
                        + " values (:number, :kind, '91310000MA1FLX015Q', '{B25}', :status, :ends, current_date)")
                .param("number", permit)
                .param("kind", kind)
                .param("status", status)
                .param("ends", java.sql.Date.valueOf(ends))
                .update();
    }

    private void imported(String line) {
        Http.Answer answer = lease.callRaw(
                "compliance1",
                "POST",
                "/api/registers/permits",
                "number,kind,holderUscc,holderName,items,status,validTo,renewalAppliedOn\n" + line + "\n",
                "text/csv");
        assertThat(answer.status()).as(answer.text()).isLessThan(300);
    }
}
