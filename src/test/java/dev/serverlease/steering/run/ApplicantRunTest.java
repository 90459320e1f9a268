package dev.serverlease.steering.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.serverlease.steering.run.ApplicantChanges.Given;
import dev.serverlease.testing.Http;
import dev.serverlease.testing.LeaseDriver;
import dev.serverlease.testing.ServerLeaseTest;
import dev.serverlease.testing.SettableClock;
import dev.serverlease.testing.StoredState;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A salesperson leaves: a manager gives all leases of a filter to another one. */
@ServerLeaseTest
class ApplicantRunTest {

    private static final String DOOR = "/api/steering/applicants";

    @Autowired
    private LeaseDriver lease;

    @Autowired
    private SettableClock clock;

    @Autowired
    private StoredState stored;

    @Autowired
    private RunStore store;

    @Autowired
    private JdbcClient jdbc;

    /** The leases of other tests are sales1's too. */
    private final String ours = "离职" + System.nanoTime();

    @BeforeEach
    void startOfTime() {
        clock.set(SettableClock.START);
    }

    @Test
    void allOfAFilterGoToTheSuccessorAndTheRestStays() {
        var one = applied();
        var other = applied();
        var theirs = applied();
        give(theirs, "sales2");
        var ended = applied();
        lease.callRaw("sales1", "POST", "/api/leases/" + ended + "/withdrawal", "{\"ground\":\"承租人改变计划\"}");
        lease.runJobs(ended);
        var elsewhere = lease.inReview(lease.application());

        assertThat(lease.call("manager1", "GET", "/leases?lang=en&" + filter(), null)
                        .text())
                .contains(
                        "href=\"/steering/applicants?lang=en&amp;lessee=", "Give these leases to another salesperson");
        assertThat(lease.call("legal1", "GET", "/leases?lang=en&" + filter(), null)
                        .text())
                .doesNotContain("/steering/applicants");
        assertThat(page("/steering/applicants?lang=zh&" + filter()))
                .contains("<option value=\"sales2\"")
                .doesNotContain("data-door=\"" + DOOR);
        assertThat(page("/steering/applicants?lang=zh&to=sales2&" + filter()))
                .contains(
                        "<span class=\"count\">2</span> <span>件改由 sales2 经办",
                        "<span class=\"count\">1</span> <span>件已由其经办",
                        "<span class=\"count\">1</span> <span>件已经结束",
                        "data-door=\"" + DOOR);
        assertThat(page("/steering/applicants?lang=en&to=sales2&" + filter()))
                .contains("go to sales2", "are theirs already", "have ended and stay", "Give 2 to sales2");
        var preview = lease.call(
                        "manager1",
                        "GET",
                        DOOR + "?successor=sales2&filter=" + URLEncoder.encode(filter(), StandardCharsets.UTF_8),
                        null)
                .body();
        assertThat(preview.path("found").asInt()).isEqualTo(4);
        assertThat(preview.path("given").asInt()).isEqualTo(2);

        var run = ended(give("manager1", filter(), "sales2", "张三离职"));
        assertThat(run.path("outcomes").toString()).isEqualTo("{\"DONE\":2}");
        for (var number : List.of(one, other)) {
            assertThat(lease.lease(number).path("applicant").asText()).isEqualTo("sales2");
            assertThat(lease.lease(number).path("timeline").toString())
                    .contains("APPLICANT_CHANGED", "\"actor\":\"manager1\"", "\"ground\":\"张三离职\"");
            assertThat(lease.call("sales1", "GET", "/api/leases/" + number, null)
                            .status())
                    .isEqualTo(404);
            assertThat(toldOf(number)).as("one notice for all of them").isZero();
        }
        assertThat(lease.lease(ended).path("applicant").asText()).isEqualTo("sales1");
        assertThat(lease.lease(elsewhere).path("applicant").asText()).isEqualTo("sales1");
        assertThat(lease.call("sales2", "GET", "/api/notices?size=3", null).text())
                .contains("2 件租赁现由您经办", "2 leases are now yours");
        assertThat(lease.call("sales1", "GET", "/api/notices?size=3", null).text())
                .contains("原由您经办的 2 件租赁改由 sales2 经办");
        var id = run.path("id").asText();
        assertThat(page("/steering/runs/" + id + "?lang=zh")).contains("变更经办人", "改由 sales2 经办", "原经办人 sales1");
        assertThat(page("/steering/runs/" + id + "?lang=en"))
                .contains("Leases given to another salesperson", "Given to sales2", "before: sales1");
        assertThat(page("/steering/runs?lang=en")).contains("Leases given to another salesperson " + id);
        assertThat(lease.call("manager1", "GET", "/api/journal?kind=DECISION", null)
                        .text())
                .contains(DOOR);
        var again = give("manager1", filter(), "sales2", "张三离职");
        assertThat(again.status()).isEqualTo(409);
        assertThat(again.text()).contains("没有可以交由 sales2 经办的");
    }

    /** What changed between the decision and its turn. */
    @Test
    void whatIsNotTheirsAnyMoreIsSkippedAndToldWhy() {
        var gone = applied();
        var theirs = applied();
        var withdrawn = applied();
        var left = applied();
        long run = store.begin(new RunStore.Decided(
                Run.Kind.APPLICANTS, "manager1", "离职", null, "sales2", filter(), null, null, null));
        store.addLeases(
                run,
                List.of(
                        new Given(gone, "nobody"),
                        new Given(theirs, "sales1"),
                        new Given(withdrawn, "sales1"),
                        new Given(left, "sales1")));
        store.end(run, Run.State.STOPPED);
        give(theirs, "sales2");
        lease.callRaw("sales1", "POST", "/api/leases/" + withdrawn + "/withdrawal", "{\"ground\":\"承租人改变计划\"}");
        lease.runJobs(withdrawn);
        assertThat(lease.callRaw("manager1", "POST", "/api/steering/runs/" + run + "/continuation", "")
                        .status())
                .isEqualTo(204);
        await().until(() -> run(run).path("state").asText().equals("DONE"));
        assertThat(run(run).path("outcomes").toString()).isEqualTo("{\"DONE\":1,\"UNCHANGED\":1,\"SKIPPED\":2}");
        assertThat(run(run).path("items").get(0).path("note").asText()).contains("决定之后已改由他人经办");
        assertThat(run(run).path("items").get(1).path("note").asText()).contains("已由其经办");
        assertThat(run(run).path("items").get(2).path("note").asText()).contains("租赁已经结束");
        assertThat(lease.lease(gone).path("applicant").asText()).isEqualTo("sales1");
        assertThat(lease.lease(left).path("applicant").asText()).isEqualTo("sales2");
    }

    @Test
    void nobodyGetsALeaseWhomTheDoorForOneWouldRefuse() {
        applied();
        stored.unchangedBy(() -> {
            for (var wrong : List.of("legal1", "manager1", "nonsense")) {
                var answer = give("manager1", filter(), wrong, "离职");
                assertThat(answer.status()).as(wrong).isEqualTo(400);
                assertThat(answer.text()).contains("\"successor\"", "不是销售人员");
                assertThat(lease.call("manager1", "GET", "/steering/applicants?to=" + wrong + "&" + filter(), null)
                                .status())
                        .isEqualTo(400);
            }
            assertThat(give("manager1", "", "sales2", "离职").status()).isEqualTo(400);
            assertThat(give("manager1", "nonsense=1", "sales2", "离职").status()).isEqualTo(400);
            assertThat(give("manager1", filter(), "sales2", " ").status()).isEqualTo(400);
            for (var other : List.of("sales1", "legal1", "contract1", "compliance1", "ops1", "admin")) {
                assertThat(give(other, filter(), "sales2", "离职").status())
                        .as(other)
                        .isEqualTo(403);
            }
            assertThat(give((String) null, filter(), "sales2", "离职").status()).isEqualTo(401);
        });
    }

    /** Listed under a name of its own. */
    private String applied() {
        var number = lease.inReview(lease.application());
        jdbc.sql("update lease.lease set lessee_name = :name where number = :number")
                .param("name", ours + "有限公司")
                .param("number", number)
                .update();
        return number;
    }

    private String filter() {
        return "lessee=" + URLEncoder.encode(ours, StandardCharsets.UTF_8);
    }

    private void give(String number, String successor) {
        assertThat(lease.callRaw(
                                "manager1",
                                "PUT",
                                "/api/leases/" + number + "/applicant",
                                "{\"applicant\":\"" + successor + "\",\"ground\":\"离职\"}")
                        .status())
                .isEqualTo(204);
    }

    private Http.Answer give(@Nullable String who, String filter, String successor, String ground) {
        return lease.call(
                who,
                "POST",
                DOOR,
                JsonNodeFactory.instance
                        .objectNode()
                        .put("filter", filter)
                        .put("successor", successor)
                        .put("ground", ground));
    }

    private int toldOf(String number) {
        return jdbc.sql("select count(*) from lease.notice where lease_number = ? and kind = 'APPLICANT_CHANGED'")
                .param(number)
                .query(Integer.class)
                .single();
    }

    private JsonNode ended(Http.Answer answer) {
        return new RunReader(lease).ended(answer);
    }

    private JsonNode run(long id) {
        return new RunReader(lease).run(id);
    }

    private String page(String path) {
        var answer = lease.call("manager1", "GET", path, null);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.text();
    }

    /** Whose leases they are is no successor to them. */
    @Test
    void whoseLeasesAreGivenOnIsNotOffered() {
        applied();
        var theirs = filter() + "&applicant=sales1";
        assertThat(page("/steering/applicants?lang=zh&" + theirs))
                .contains("<option value=\"sales2\"")
                .doesNotContain("<option value=\"sales1\"");
        for (var wrong : List.of("sales1", "legal1")) {
            var typed = lease.call("manager1", "GET", "/steering/applicants?lang=zh&to=" + wrong + "&" + theirs, null);
            assertThat(typed.status()).as(typed.text()).isEqualTo(400);
            assertThat(typed.text())
                    .containsPattern("<select [^>]*name=\"to\"[^>]* aria-invalid=\"true\"")
                    .containsPattern(
                            "id=\"to-error\">" + (wrong.equals("sales1") ? "这些租赁现由 sales1 经办" : "legal1 不是销售人员"))
                    .contains("<option value=\"sales2\"");
        }
        stored.unchangedBy(() -> {
            var answer = give("manager1", theirs, "sales1", "离职");
            assertThat(answer.status()).isEqualTo(400);
            assertThat(answer.text()).contains("\"successor\"", "这些租赁现由 sales1 经办");
        });
    }
}
