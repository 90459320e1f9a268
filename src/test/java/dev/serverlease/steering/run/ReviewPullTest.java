package dev.serverlease.steering.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.serverlease.stage.inforce.usereview.ReviewCause;
import dev.serverlease.testing.Doors;
import dev.serverlease.testing.Doors.Door;
import dev.serverlease.testing.Http;
import dev.serverlease.testing.LeaseDriver;
import dev.serverlease.testing.NextDate;
import dev.serverlease.testing.ServerLeaseTest;
import dev.serverlease.testing.SettableClock;
import dev.serverlease.testing.StoredState;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A manager brings the next use reviews of a filter's leases forward: never later, each with its timer. */
@ServerLeaseTest
class ReviewPullTest {

    private static final String AS_AGREED =
            "{\"reference\":\"U-1\",\"actualUse\":\"内部办公系统\",\"actualUseMatches\":true,\"illegalContentFound\":false,"
                    + "\"sublet\":false,\"piSubjectsYtd\":260,\"sensitivePiSubjectsYtd\":0,"
                    + "\"publicSecurityFilingRef\":\"沪公网安备31011502000001号\"}";

    private static final Instant MORNING = Instant.parse("2026-12-15T01:00:00Z");

    @Autowired
    private LeaseDriver lease;

    @Autowired
    private SettableClock clock;

    @Autowired
    private StoredState stored;

    @Autowired
    private NextDate nextDate;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Doors doors;

    @Autowired
    private RunStore store;

    @Autowired
    private Runs runs;

    /** The leases of other tests are in force too. */
    private final String ours = "提前" + System.nanoTime();

    @BeforeEach
    void startOfTime() {
        clock.set(SettableClock.START);
    }

    /** As a preview that somebody kept as a bookmark. */
    @Test
    void aPreviewOfADayThatIsPastIsTheFormAgainWithWhy() {
        var answer = lease.call("manager1", "GET", "/steering/reviews?risk=HIGH&day=2026-11-01&lang=zh", null);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.text())
                .containsPattern("name=\"day\"[^>]* value=\"2026-11-01\"[^>]* aria-describedby=\"day-error\"")
                .containsPattern("id=\"day-error\">[^<]*复核只能提前");
    }

    @Test
    void theyComeOnThatDayAndNoneComesLater() {
        var far = inForce();
        assertThat(lease.callRaw("sales1", "POST", "/api/leases/" + far + "/use-reports", AS_AGREED)
                        .status())
                .isLessThan(300);
        var soon = inForce();
        var open = inForce();
        var suspended = inForce();
        var other = lease.inForce(lease.application());
        var otherDue = due(other);
        pull(soon, "2026-12-03");
        assertThat(lease.callRaw("compliance1", "POST", "/api/leases/" + open + "/reviews", "{\"ground\":\"收到投诉\"}")
                        .status())
                .isLessThan(300);
        lease.suspendForABreach(suspended, "2027-01-10");
        clock.set(SettableClock.START);

        var preview = lease.call("manager1", "GET", preview(filter(), "2026-12-15"), null)
                .body();
        assertThat(preview.path("found").asInt()).isEqualTo(4);
        assertThat(preview.path("suspended").asInt()).isEqualTo(1);
        assertThat(preview.path("open").asInt()).isEqualTo(1);
        assertThat(preview.path("later").asInt()).as("as the run does").isEqualTo(1);
        assertThat(page("day=2026-12-15&cause=SUSPICION&" + filter())).contains("件提前至 2026年12月15日", "件暂停服务", "开始后不能撤回");
        assertThat(lease.call(
                                "manager1",
                                "GET",
                                "/steering/reviews?lang=en&day=2026-12-15&cause=SUSPICION&" + filter(),
                                null)
                        .text())
                .contains("This cannot be taken back")
                .doesNotContain("0 reviews are due already");

        assertThat(lease.call("manager1", "GET", "/leases?lang=zh&" + filter(), null)
                        .text())
                .contains("href=\"/steering/reviews?lang=zh&amp;inForce=true&amp;lessee=");
        assertThat(lease.call("legal1", "GET", "/leases?lang=zh&" + filter(), null)
                        .text())
                .doesNotContain("/steering/");

        var run = ended(pull(filter(), "2026-12-15", "年末集中核查"));
        assertThat(due(far)).isBetween(MORNING, MORNING.plusSeconds(60));
        assertThat(due(soon)).as("never later").isBefore(MORNING);
        assertThat(due(other)).isEqualTo(otherDue);
        nextDate.holdsFor(far);
        assertThat(run.path("outcomes").toString()).isEqualTo("{\"DONE\":1}");
        assertThat(run.path("cause").asText()).isEqualTo("SUSPICION");
        for (var path :
                List.of("/steering/runs", "/steering/runs/" + run.path("id").asLong())) {
            assertThat(lease.call("manager1", "GET", path + "?lang=zh", null).text())
                    .as(path)
                    .contains("专项复核：发现涉嫌违法使用");
        }
        assertThat(lease.lease(far).path("timeline").toString())
                .contains("REVIEW_PULLED_FORWARD", "年末集中核查", "\"actor\":\"manager1\"");
        assertThat(lease.call("manager1", "GET", "/desk/leases/" + far, null).text())
                .contains("业务主管决定，使用复核提前");
        assertThat(lease.call("compliance1", "GET", "/api/notices?size=3", null).text())
                .contains("1 件租赁的使用复核提前至 2026年12月15日");
        lease.at(due(far).plusSeconds(1), far);
        assertThat(actions(far)).doesNotContain("TIMER_FIRED_EARLY");
        assertThat(lease.shown(far, "Task_UseReview").path("warnings").toString())
                .as("its risk is low: without the manager's wish nobody would look")
                .contains("业务主管决定提前复核，理由：专项复核（发现涉嫌违法使用）：年末集中核查")
                .contains("because: A special review (unlawful use is suspected): 年末集中核查");
    }

    @Test
    void nothingToBringForwardIsSaid() {
        var number = inForce();
        var due = due(number);
        assertThat(ended(pull(filter(), "2026-12-10", "核查"))
                        .path("outcomes")
                        .path("DONE")
                        .asInt())
                .isEqualTo(1);
        var again = pull(filter(), "2026-12-20", "核查");
        assertThat(again.status()).isEqualTo(409);
        assertThat(again.text()).contains("没有可以提前的");
        assertThat(due(number)).isBefore(due);
        assertThat(page("day=2026-12-20&cause=SUSPICION&" + filter()))
                .doesNotContain("data-door=\"/api/steering/reviews\"");
    }

    @Test
    void reviewsOfThatDayCountThoughTheirLeasesHaveAnEarlierDate() {
        var number = inForce();
        ended(pull("q=" + number, "2026-12-22", "核查"));
        int due = dueThatDay();
        jdbc.sql("update lease.lease set expiry_notice_by = '2026-12-10' where number = ?")
                .param(number)
                .update();
        assertThat(dueThatDay()).isEqualTo(due).isPositive();
    }

    private int dueThatDay() {
        return lease.call("manager1", "GET", preview(filter(), "2026-12-22"), null)
                .body()
                .path("dueThatDay")
                .asInt();
    }

    /** Two managers may wish the same, or one twice. */
    @Test
    void whatLiesOnThatDayAlreadyIsNotMovedAgain() {
        var one = inForce();
        var other = inForce();
        assertThat(ended(pull(filter(), "2026-12-08", "核查")).path("total").asInt())
                .isEqualTo(2);
        var dues = List.of(due(one), due(other));
        for (var again : List.of(filter(), "q=" + one, "q=" + other)) {
            var answer = pull(again, "2026-12-08", "再次核查");
            assertThat(answer.status()).as(again).isEqualTo(409);
            assertThat(answer.text()).contains("没有可以提前的");
        }
        assertThat(List.of(due(one), due(other))).isEqualTo(dues);
        assertThat(actions(one)).containsOnlyOnce("REVIEW_PULLED_FORWARD");
        assertThat(actions(other)).containsOnlyOnce("REVIEW_PULLED_FORWARD");
    }

    @Test
    void aReviewThatIsUnderWayAloneIsNoRun() {
        var open = inForce();
        assertThat(lease.callRaw("compliance1", "POST", "/api/leases/" + open + "/reviews", "{\"ground\":\"收到投诉\"}")
                        .status())
                .isLessThan(300);
        stored.unchangedBy(
                () -> assertThat(pull(filter(), "2026-12-16", "核查").status()).isEqualTo(409));
        assertThat(page("day=2026-12-16&cause=SUSPICION&" + filter()))
                .contains("<span class=\"count\">1</span> <span>件正在复核，不变")
                .doesNotContain("data-door=\"/api/steering/reviews\"");
    }

    @Test
    void oneDayTakesNoMoreThanSaidAndTheNextOnesFollow() {
        var all = List.of(inForce(), inForce(), inForce());
        var asked = body(filter(), "2026-12-18", "核查").put("perDay", 2);
        var preview = lease.call("manager1", "GET", preview(filter(), "2026-12-18") + "&perDay=2", null)
                .body();
        assertThat(preview.path("later").asInt()).isEqualTo(3);
        assertThat(preview.path("firstDay").asText()).isEqualTo("2026-12-18");
        assertThat(preview.path("lastDay").asText()).as("behind the weekend").isEqualTo("2026-12-21");
        assertThat(page("day=2026-12-18&perDay=2&cause=SUSPICION&" + filter())).contains("2026年12月18日", "2026年12月21日");
        var run = ended(lease.call("manager1", "POST", "/api/steering/reviews", asked));
        assertThat(all.stream().map(this::dueDay).sorted()).containsExactly("2026-12-18", "2026-12-18", "2026-12-21");
        assertThat(run.path("reviewUntil").asText()).startsWith("2026-12-21");
        assertThat(lease.call("compliance1", "GET", "/api/notices?size=3", null).text())
                .contains("3 件租赁的使用复核提前至 2026年12月18日至2026年12月21日");
        assertThat(lease.call("manager1", "POST", "/api/steering/reviews", asked)
                        .status())
                .as("each place is taken by one of them")
                .isEqualTo(409);
        refused(lease.call("manager1", "POST", "/api/steering/reviews", asked.put("perDay", 0)), "perDay", "1");
    }

    @Test
    void aLeaseThatMovedOnFreesItsPlace() {
        var gone = inForce();
        var ended = inForce();
        var next = inForce();
        ended(lease.call("manager1", "POST", "/api/steering/reviews", ofOneADay(gone, "2027-01-20")));
        ended(lease.call("manager1", "POST", "/api/steering/reviews", ofOneADay(ended, "2027-01-21")));
        assertThat(placeOf(next, "2027-01-20")).as("both days are full").isEqualTo("2027-01-22");

        pull(gone, "2027-01-13");
        assertThat(placeOf(next, "2027-01-20")).isEqualTo("2027-01-20");
        jdbc.sql("update lease.lease set stage = 'CLOSING' where number = :number")
                .param("number", ended)
                .update();
        try {
            assertThat(placeOf(next, "2027-01-21")).isEqualTo("2027-01-21");
        } finally {
            jdbc.sql("update lease.lease set stage = 'IN_FORCE' where number = :number")
                    .param("number", ended)
                    .update();
        }
    }

    /** What waits in a run that goes on will come there; what a manager has stopped may never. */
    @Test
    void aRunTakesItsPlacesUntilItIsStopped() {
        var waits = inForce();
        var next = inForce();
        long run = begun(waits, Instant.parse("2027-01-27T01:00:00Z"));
        assertThat(placeOf(next, "2027-01-27")).isEqualTo("2027-01-28");
        var stopped = inForce();
        store.end(begun(stopped, Instant.parse("2027-02-03T01:00:00Z")), Run.State.STOPPED);
        assertThat(placeOf(next, "2027-02-03")).isEqualTo("2027-02-03");
        runs.takeUp();
        await().until(() -> run(run).path("state").asText().equals("DONE"));
        assertThat(placeOf(next, "2027-01-27")).as("it has come there").isEqualTo("2027-01-28");
    }

    /** The manager decided on what was known then; the officer has looked since. */
    @Test
    void aLeaseThatWasReviewedSinceTheDecisionIsSkipped() {
        var number = inForce();
        var unreviewed = inForce();
        long run = begun(number, MORNING);
        long other = begun(unreviewed, MORNING);
        store.end(run, Run.State.STOPPED);
        store.end(other, Run.State.STOPPED);
        clock.set(SettableClock.START.plusSeconds(3600));
        assertThat(lease.callRaw("compliance1", "POST", "/api/leases/" + number + "/reviews", "{\"ground\":\"收到投诉\"}")
                        .status())
                .isLessThan(300);
        LeaseDriver.expectDone(lease.complete("compliance1", number, "Task_UseReview", LeaseDriver.asAgreed()));
        lease.runJobs(number);
        var due = due(number);
        assertThat(due).isAfter(MORNING);

        for (long gone : List.of(run, other)) {
            assertThat(lease.callRaw("manager1", "POST", "/api/steering/runs/" + gone + "/continuation", "")
                            .status())
                    .isEqualTo(204);
            await().until(() -> run(gone).path("state").asText().equals("DONE"));
        }
        assertThat(run(run).path("outcomes").toString()).isEqualTo("{\"SKIPPED\":1}");
        assertThat(run(run).path("items").get(0).path("note").asText()).contains("决定之后已经复核");
        assertThat(due(number)).isEqualTo(due);
        assertThat(run(other).path("outcomes").toString()).isEqualTo("{\"DONE\":1}");
    }

    /** A run that nobody has gone on with. */
    private long begun(String number, Instant place) {
        long id = store.begin(new RunStore.Decided(
                Run.Kind.REVIEWS, "manager1", "核查", null, null, "q=" + number, ReviewCause.SUSPICION, place, place));
        store.addReviews(id, List.of(new ReviewPulls.Place(number, place)));
        return id;
    }

    private static ObjectNode ofOneADay(String number, String day) {
        return body("q=" + number, day, "核查").put("perDay", 1);
    }

    /** On which day it would come if one a day did. */
    private String placeOf(String number, String day) {
        return lease.call("manager1", "GET", preview("q=" + number, day) + "&perDay=1", null)
                .body()
                .path("firstDay")
                .asText();
    }

    @Test
    void nonsenseIsRefused() {
        inForce();
        stored.unchangedBy(() -> {
            refused(pull("", "2026-12-15", "核查"), "filter", "条件");
            refused(pull("sort=risk", "2026-12-15", "核查"), "filter", "至少给出一个条件");
            refused(pull("nonsense=1", "2026-12-15", "核查"), "filter", "没有“nonsense”这项条件");
            refused(pull("risk=NONE", "2026-12-15", "核查"), "risk", "HIGH");
            refused(pull("q=%zz", "2026-12-15", "核查"), "filter", "写法有误");
            refused(pull(filter(), "2026-11-30", "核查"), "day", "只能提前");
            refused(pull(filter(), "2027-12-15", "核查"), "day", "只能提前");
            refused(pull(filter(), "2026-12-15", " "), "ground", "理由");
            assertThat(lease.call("manager1", "GET", "/steering/reviews?nonsense=1", null)
                            .status())
                    .isEqualTo(400);
        });
    }

    @Test
    void onlyManagersOfThisSiteBringThemForward() {
        inForce();
        stored.unchangedBy(() -> {
            for (var other : List.of("sales1", "legal1", "contract1", "compliance1", "ops1", "admin")) {
                assertThat(call(other, filter(), "2026-12-15", "核查").status())
                        .as(other)
                        .isEqualTo(403);
                assertThat(lease.call(other, "GET", "/steering/reviews", null).status())
                        .as(other)
                        .isEqualTo(403);
            }
            assertThat(call(null, filter(), "2026-12-15", "核查").status()).isEqualTo(401);
            assertThat(doors.raw(
                                    Door.WEB_APPLICATIONS,
                                    "manager1",
                                    "POST",
                                    "/api/steering/reviews",
                                    body(filter(), "2026-12-15", "核查").toString(),
                                    "Content-Type",
                                    "application/json",
                                    "Sec-Fetch-Site",
                                    "cross-site")
                            .statusCode())
                    .isEqualTo(403);
        });
    }

    @Test
    void onADayOffNobodyReviews() {
        inForce();
        var preview = lease.call("manager1", "GET", preview(filter(), "2026-12-12"), null)
                .body();
        assertThat(preview.path("firstDay").asText()).as("a Saturday").isEqualTo("2026-12-14");
    }

    /** What the contract says of use reviews: once in so many months, and besides only for a cause that it names. */
    @Test
    void aRegularReviewComesNoSoonerThanTheContractSays() {
        var number = inForce();
        var regular = body("q=" + number, "2026-12-15", "年底集中复核").put("cause", "REGULAR");
        var refused = lease.call("manager1", "POST", "/api/steering/reviews", regular);
        assertThat(refused.status()).as(refused.text()).isEqualTo(409);
        assertThat(refused.text()).contains("按合同尚不到定期复核之期");
        regular.remove("cause");
        assertThat(lease.call("manager1", "POST", "/api/steering/reviews", regular)
                        .status())
                .isEqualTo(409);
        assertThat(page("day=2026-12-15&" + filter()))
                .contains("按合同尚不到定期复核之期")
                .doesNotContain("data-door=\"/api/steering/reviews\"");
        assertThat(page("day=2026-12-15&cause=COMPLAINT&" + filter())).contains("data-door=\"/api/steering/reviews\"");
        assertThat(due(number)).isAfter(MORNING);
        // the second wall: a plan that was right when it was made
        var run = ended(pull("q=" + number, "2026-12-15", "收到线索"));
        assertThat(run.path("outcomes").path("DONE").asInt()).isEqualTo(1);
        assertThat(lease.call("legal1", "GET", "/api/leases/" + number, null).text())
                .contains("专项复核（发现涉嫌违法使用）：收到线索");
        var sheet = "/desk/leases/" + number + "?embed=true&lang=";
        assertThat(lease.call("manager1", "GET", sheet + "en", null).text().replaceAll("<[^>]+>", ""))
                .as("the cause in the reader's language, the ground as it was written")
                .contains("A special review (unlawful use is suspected): 收到线索")
                .doesNotContain("专项复核（");
        assertThat(lease.call("manager1", "GET", sheet + "zh", null).text())
                .contains("专项复核（发现涉嫌违法使用）：收到线索")
                .doesNotContain("A special review");
        assertThat(lease.call("manager1", "GET", "/desk/leases/" + number, null).text())
                .contains("专项复核（发现涉嫌违法使用）：收到线索");
    }

    /** Brings one forward by its number. */
    private void pull(String number, String day) {
        ended(pull("q=" + number, day, "核查"));
    }

    /** Listed under a name of its own. */
    private String inForce() {
        var number = lease.inForce(lease.application());
        jdbc.sql("update lease.lease set lessee_name = :name where number = :number")
                .param("name", ours + "有限公司")
                .param("number", number)
                .update();
        return number;
    }

    private String filter() {
        return "inForce=true&lessee=" + URLEncoder.encode(ours, StandardCharsets.UTF_8);
    }

    private static String preview(String filter, String day) {
        return "/api/steering/reviews?cause=SUSPICION&day=" + day + "&filter="
                + URLEncoder.encode(filter, StandardCharsets.UTF_8);
    }

    private Http.Answer pull(String filter, String day, String ground) {
        return call("manager1", filter, day, ground);
    }

    private Http.Answer call(String who, String filter, String day, String ground) {
        return lease.call(who, "POST", "/api/steering/reviews", body(filter, day, ground));
    }

    private static ObjectNode body(String filter, String day, String ground) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("filter", filter)
                .put("day", day)
                .put("cause", "SUSPICION")
                .put("ground", ground);
    }

    private static void refused(Http.Answer answer, String field, String said) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(400);
        assertThat(answer.body().path("errors").get(0).path("field").asText()).isEqualTo(field);
        assertThat(answer.text()).contains(said);
    }

    private JsonNode ended(Http.Answer answer) {
        return new RunReader(lease).ended(answer);
    }

    private JsonNode run(long id) {
        return new RunReader(lease).run(id);
    }

    private String page(String query) {
        var answer = lease.call("manager1", "GET", "/steering/reviews?lang=zh&" + query, null);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.text();
    }

    private Instant due(String number) {
        return OffsetDateTime.parse(lease.lease(number).path("nextReviewAt").asText())
                .toInstant()
                .truncatedTo(ChronoUnit.MILLIS);
    }

    private String dueDay(String number) {
        return lease.lease(number).path("nextReviewAt").asText().substring(0, 10);
    }

    private List<String> actions(String number) {
        return lease.lease(number).path("timeline").findValuesAsText("action");
    }
}
