package dev.serverlease.rulebook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.serverlease.config.LeaseSettings;
import dev.serverlease.process.LeaseCommands;
import dev.serverlease.rulebook.MoveStore.Decided;
import dev.serverlease.stage.inforce.usereview.ReviewForward;
import dev.serverlease.stage.inforce.usereview.ReviewPlaces;
import dev.serverlease.testing.Http;
import dev.serverlease.testing.LeaseDriver;
import dev.serverlease.testing.NextDate;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.support.TransactionTemplate;

/** A manager's decision on a sweep brings the reviews of the leases that it touches forward, never back. */
class EarlierReviewsTest extends LawToCome {

    private static final Instant NEXT_MORNING = Instant.parse("2026-12-02T01:00:00Z");

    @Autowired
    private MoveStore moves;

    @Autowired
    private LeaseCommands commands;

    @Autowired
    private ReviewForward forward;

    @Autowired
    private ReviewPlaces places;

    @Autowired
    private SweepNotices notices;

    @Autowired
    private NextDate nextDate;

    @Autowired
    private TaskService tasks;

    @Test
    void theDecisionIsCarriedOutJournalledAndTold() {
        var review = inForce(TO_REVIEW);
        var blocked = inForce(BLOCKED);
        var unchanged = inForce("不受影响");
        var freed = inForce(FREED);
        var before = Map.of(unchanged, due(unchanged), freed, due(freed));
        long id = swept();

        assertThat(decide(id, "compliance1", "新法七月施行", null).status()).isEqualTo(403);
        var answer = decide(id, "manager1", "新法七月施行", "decision-1-" + id);
        assertThat(answer.status()).as(answer.text()).isEqualTo(202);
        await().until(() -> get(id, "").path("decision").has("doneAt"));

        assertThat(due(blocked))
                .as("what the law will block comes first")
                .isBetween(NEXT_MORNING, NEXT_MORNING.plusSeconds(60));
        assertThat(due(review))
                .isBetween(NEXT_MORNING, NEXT_MORNING.plusSeconds(60))
                .isAfter(due(blocked));
        before.forEach((number, date) -> assertThat(due(number)).isEqualTo(date));
        nextDate.holdsFor(blocked);
        assertThat(jdbc.sql(
                                "select text_zh from lease.notice where group_id = 'compliance-officers' and once like :once")
                        .param("once", "sweep-% " + id + " %")
                        .query(String.class)
                        .list())
                .anyMatch(text -> text.contains("所涉 2 件租赁"))
                .anyMatch(text -> text.contains("提前 2 件"));
        assertThat(lease.lease(blocked).path("timeline").toString())
                .contains("REVIEW_BROUGHT_FORWARD")
                .contains("新法七月施行");
        assertThat(lease.call("manager1", "GET", "/api/journal?kind=DECISION", null)
                        .body()
                        .path("entries")
                        .get(0)
                        .toString())
                .contains("/api/rules/sweeps/" + id + "/decision")
                .contains("\"actor\":\"manager1\"")
                .contains("\"status\":202");
    }

    @Test
    void aSweepIsDecidedOnce() {
        inForce(BLOCKED);
        long id = swept();
        var key = "decision-" + id + "-once";
        assertThat(decide(id, "manager1", "新法施行", key).status()).isEqualTo(202);
        assertThat(decide(id, "manager1", "新法施行", key).status())
                .as("the same again")
                .isEqualTo(202);
        assertThat(decide(id, "manager1", "另一理由", key).status()).isEqualTo(409);
        await().until(() -> get(id, "").path("decision").has("doneAt"));
        assertThat(jdbc.sql("select count(*) from lease.law_ahead where sweep = :id")
                        .param("id", id)
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void nothingIsDecidedOnWhatIsNotDoneOrTouchesNobody() {
        long running = begun();
        assertThat(decide(running, "manager1", "新法施行", null).status()).isEqualTo(409);
        store.stop(running);
        assertThat(decide(running, "manager1", "新法施行", null).text()).contains("尚未完成");
        long id = swept();
        assertThat(decide(id, "manager1", "新法施行", null).text()).contains("无须决定");
        assertThat(decide(id, "manager1", " ", null)
                        .body()
                        .path("errors")
                        .get(0)
                        .path("field")
                        .asText())
                .isEqualTo("ground");
    }

    @Test
    void whoIsNotThereToBeReviewedIsSkippedAndSaidSo() {
        var suspended = inForce(BLOCKED);
        var open = inForce(BLOCKED);
        var ended = inForce(BLOCKED);
        var soon = inForce(BLOCKED);
        post(open, "reviews", "{\"ground\":\"收到投诉\"}");
        var dueOpen = due(open);
        post(
                suspended,
                "regulator-orders",
                "{\"reference\":\"O-1\",\"authority\":\"某市公安局\",\"orderRef\":\"关停令 1号\","
                        + "\"receivedAt\":\"2026-12-01T08:30:00+08:00\",\"content\":\"立即停止服务\"}");
        lease.runJobs(suspended);
        assertThat(lease.stage(suspended)).isEqualTo("SUSPENDED");
        var planned = due(soon);
        clock.set(planned.minusSeconds(3600));
        long id = swept();
        // it ends after the sweep, before the decision
        jdbc.sql("update lease.lease set stage = 'CLOSING' where number = :number")
                .param("number", ended)
                .update();
        try {
            decide(id, "manager1", "新法施行", null);
            await().until(() -> get(id, "").path("decision").has("doneAt"));
            assertThat(outcomes(id))
                    .containsEntry(suspended, "SUSPENDED")
                    .containsEntry(open, "OPEN")
                    .containsEntry(ended, "ENDED")
                    .containsEntry(soon, "DUE_BEFORE");
            assertThat(due(soon)).as("never later").isEqualTo(planned);
            assertThat(due(open)).isEqualTo(dueOpen);
            assertThat(lease.lease(soon).path("timeline").toString()).contains("LAW_CHANGE_TOLD");
            assertThat(get(id, "&lease=" + suspended)
                            .path("leases")
                            .get(0)
                            .path("review")
                            .path("outcomeName")
                            .asText())
                    .contains("已暂停服务");
        } finally {
            jdbc.sql("update lease.lease set stage = 'IN_FORCE' where number = :number")
                    .param("number", ended)
                    .update();
        }
    }

    @Test
    void soManyAWorkingDayAndNoMoreWhoeverDecided() {
        var first = List.of(inForce(BLOCKED), inForce(BLOCKED), inForce(TO_REVIEW));
        var second = List.of(inForce(BLOCKED));
        clock.set(Instant.parse("2027-01-14T08:00:00Z")); // a Thursday
        var few = few(2);
        carryOut(few, swept());
        assertThat(days(first)).containsExactly("2027-01-15", "2027-01-15", "2027-01-18");
        assertThat(days(second)).containsExactly("2027-01-18");

        // the next decision finds Friday and Monday full
        var third = inForce(BLOCKED);
        carryOut(few, swept());
        assertThat(days(List.of(third))).containsExactly("2027-01-19");
        assertThat(days(first)).as("never later").containsExactly("2027-01-15", "2027-01-15", "2027-01-18");
    }

    @Test
    void aLeaseThatMovedOnFreesItsPlace() {
        clock.set(Instant.parse("2027-01-06T02:00:00Z")); // a Wednesday
        var gone = inForce(BLOCKED);
        var ended = inForce(BLOCKED);
        var few = few(2);
        carryOut(few, swept());
        assertThat(days(List.of(gone, ended))).containsExactly("2027-01-07", "2027-01-07");

        // one is brought further forward by a manager, one is over
        var pulled = lease.call(
                "manager1",
                "POST",
                "/api/steering/reviews",
                JsonNodeFactory.instance
                        .objectNode()
                        .put("filter", "q=" + gone)
                        .put("day", "2027-01-06")
                        .put("cause", "SUSPICION")
                        .put("ground", "收到线索"));
        assertThat(pulled.status()).as(pulled.text()).isEqualTo(202);
        await().until(() -> days(List.of(gone)).equals(List.of("2027-01-06")));
        jdbc.sql("update lease.lease set stage = 'CLOSING' where number = :number")
                .param("number", ended)
                .update();
        try {
            var next = List.of(inForce(BLOCKED), inForce(BLOCKED), inForce(BLOCKED));
            carryOut(few, swept());
            assertThat(days(next))
                    .as("two places that are free again, and the next day's")
                    .containsExactly("2027-01-07", "2027-01-07", "2027-01-08");
        } finally {
            jdbc.sql("update lease.lease set stage = 'IN_FORCE' where number = :number")
                    .param("number", ended)
                    .update();
        }
    }

    @Test
    void theOfficerIsToldWhatTheLawWillChangeAndOnItsDayAProhibitionIsReviewedOnceMore() {
        var number = inForce(BLOCKED);
        lease.callRaw("sales1", "POST", "/api/leases/" + number + "/use-reports", asAgreed());
        carryOut(few(50), swept());
        lease.at(due(number).plusSeconds(1), number);
        assertThat(lease.hasTask(number, "Task_UseReview"))
                .as("its risk is low and nothing is wrong today; without the law to come nobody would look")
                .isTrue();
        var view = tasks.getVariableLocal(lease.taskId(number, "Task_UseReview"), "view")
                .toString();
        assertThat(view).contains("自 2027-07-01 起适用的法律将使本项由“符合”变为“禁止”");
        var answer = lease.complete("compliance1", number, "Task_UseReview", LeaseDriver.asAgreed());
        assertThat(answer.status()).as(answer.text()).isEqualTo(204);
        lease.runJobs(number);
        assertThat(due(number))
                .as("the interval ends before")
                .isBefore(LAW.atStartOfDay(clock.getZone()).toInstant());
        // a later review, whose interval would reach beyond the day
        var later = Instant.parse("2027-05-20T01:00:00Z");
        lease.at(later, number);
        if (lease.hasTask(number, "Task_UseReview")) {
            lease.complete("compliance1", number, "Task_UseReview", LeaseDriver.asAgreed());
            lease.runJobs(number);
        }
        assertThat(due(number).atZone(clock.getZone()).toLocalDate()).isEqualTo(LAW);
    }

    @Test
    void theDatabaseRefusesToKeepALaterReview() {
        var number = inForce("不受影响");
        var due = due(number);
        assertThatThrownBy(() -> jdbc.sql("""
                                select lease.append(:number, now(), 'manager1', 'LAW_CHANGE_TOLD', null, '{}', cast(:rows as json), false)""")
                        .param("number", number)
                        .param(
                                "rows",
                                "{\"law_ahead\":[{\"sweep\":1,\"law_of\":\"2027-07-01\",\"changes\":[],\"forbidden\":false,\"ground\":\"x\","
                                        + "\"decided_by\":\"x\",\"review_was\":\"2026-12-02T00:00:00Z\",\"review_at\":\"2026-12-03T00:00:00Z\","
                                        + "\"recorded_at\":\"" + clock.instant() + "\"}]}")
                        .query()
                        .singleRow())
                .isInstanceOf(DataAccessException.class)
                .hasMessageContaining("review_comes_no_later");
        assertThat(due(number)).isEqualTo(due);
    }

    private EarlierReviews few(int aDay) {
        var settings = mock(LeaseSettings.class);
        when(settings.useReview())
                .thenReturn(new LeaseSettings.UseReview(new LeaseSettings.Interval(null, null, null), aDay));
        return new EarlierReviews(moves, commands, forward, places, notices, settings);
    }

    private void carryOut(EarlierReviews reviews, long id) {
        inTransaction(() -> reviews.decide(id, new Decided(LAW, "manager1", "新法施行", null)));
        while (reviews.step()) {
            // until every lease was looked at
        }
    }

    private void inTransaction(Runnable work) {
        new TransactionTemplate(transactions).executeWithoutResult(status -> work.run());
    }

    private Http.Answer decide(long id, String user, String ground, String key) {
        var headers = key == null ? new String[0] : new String[] {"Idempotency-Key", key};
        return lease.post(
                user,
                SWEEPS + "/" + id + "/decision",
                ("{\"ground\":\"" + ground + "\"}").getBytes(StandardCharsets.UTF_8),
                "application/json",
                headers);
    }

    private void post(String number, String door, String body) {
        var answer = lease.callRaw("compliance1", "POST", "/api/leases/" + number + "/" + door, body);
        assertThat(answer.status()).as(answer.text()).isLessThan(300);
    }

    private static String asAgreed() {
        return "{\"reference\":\"U-1\",\"actualUse\":\"内部办公系统\",\"actualUseMatches\":true,\"illegalContentFound\":false,"
                + "\"sublet\":false,\"piSubjectsYtd\":260,\"sensitivePiSubjectsYtd\":0,\"publicSecurityFilingRef\":\"沪公网安备31011502000001号\"}";
    }

    private Instant due(String number) {
        return OffsetDateTime.parse(lease.lease(number).path("nextReviewAt").asText())
                .toInstant();
    }

    private List<String> days(List<String> numbers) {
        var days = new ArrayList<String>();
        numbers.forEach(number ->
                days.add(LocalDate.ofInstant(due(number), clock.getZone()).toString()));
        return days;
    }

    private Map<String, String> outcomes(long id) {
        var outcomes = new HashMap<String, String>();
        get(id, "&size=500")
                .path("leases")
                .forEach(one -> outcomes.put(
                        one.path("leaseNumber").asText(),
                        one.path("review").path("outcome").asText()));
        return outcomes;
    }
}
