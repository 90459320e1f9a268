package dev.serverlease.steering.officer;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.serverlease.lease.Leases;
import dev.serverlease.lease.RecordedFacts;
import dev.serverlease.people.Groups;
import dev.serverlease.people.Person;
import dev.serverlease.process.Assignments;
import dev.serverlease.testing.Http;
import dev.serverlease.testing.LeaseDriver;
import dev.serverlease.testing.ServerLeaseTest;
import dev.serverlease.testing.SettableClock;
import dev.serverlease.testing.StoredState;
import java.util.List;
import java.util.stream.StreamSupport;
import org.camunda.bpm.engine.IdentityService;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A salesperson leaves: a manager gives the lease to another one, who goes on with it. */
@ServerLeaseTest
class AnotherApplicantTest {

    private static final String COMPLETION = "Task_CompleteApplication";

    @Autowired
    private LeaseDriver lease;

    @Autowired
    private SettableClock clock;

    @Autowired
    private StoredState stored;

    @Autowired
    private IdentityService identity;

    @Autowired
    private Assignments assignments;

    @Autowired
    private Leases leases;

    @Autowired
    private RecordedFacts facts;

    @Autowired
    private JdbcClient jdbc;

    @BeforeEach
    void startOfTime() {
        clock.set(SettableClock.START);
    }

    @Test
    void theSuccessorSeesTheLeaseAndCompletesItsApplication() {
        var application = incomplete();
        var number = lease.apply(application);
        assertThat(give("manager1", number, "sales2").status()).isEqualTo(204);

        assertThat(see("sales2", number)).isEqualTo(200);
        assertThat(see("sales1", number)).isEqualTo(404);
        assertThat(listed("sales2", number)).isTrue();
        assertThat(listed("sales1", number)).isFalse();
        assertThat(jdbc.sql("select assignee_ from act_ru_task where id_ = ?")
                        .param(lease.taskId(number, COMPLETION))
                        .query(String.class)
                        .single())
                .isEqualTo("sales2");
        assertThat(told("sales2", number)).anyMatch(text -> text.contains("现由您经办"));
        assertThat(told("sales1", number)).anyMatch(text -> text.contains("改由 sales2 经办"));

        ((ObjectNode) application.path("use")).put("licenceNo", "京B2-20240001");
        var path = "/api/leases/" + number + "/application";
        assertThat(lease.call("sales1", "PUT", path, application).status()).isEqualTo(404);
        assertThat(lease.call("sales2", "PUT", path, application).status()).isEqualTo(200);
        assertThat(jdbc.sql("select submitted_by from lease.application where lease_number = ? order by round")
                        .param(number)
                        .query(String.class)
                        .list())
                .as("each application keeps who submitted it")
                .startsWith("sales1")
                .endsWith("sales2");
        assertThat(facts.of(leases.get(number)).at("/identity/enteredBy").asText())
                .isEqualTo("sales1");
    }

    @Test
    void theRecordSaysWhoGaveItToWhomAndWhy() {
        var number = lease.inReview(lease.application());
        assertThat(page("manager1", number))
                .contains("变更经办人", "<option value=\"sales2\"")
                .doesNotContain("<option value=\"sales1\"");
        assertThat(page("legal1", number)).doesNotContain("变更经办人");
        assertThat(lease.callRaw("manager1", "GET", "/steering?lang=zh", null).text())
                .contains("/leases?applicant=sales1&amp;stage=OPEN");
        give("manager1", number, "sales2");
        var step = StreamSupport.stream(lease.lease(number).path("timeline").spliterator(), false)
                .filter(one -> one.path("action").asText().equals("APPLICANT_CHANGED"))
                .findFirst()
                .orElseThrow();
        assertThat(step.path("actor").asText()).isEqualTo("manager1");
        assertThat(step.path("detail").toString())
                .contains("\"formerApplicant\":\"sales1\"", "\"namedApplicant\":\"sales2\"", "\"ground\":\"离职\"");
        assertThat(page("manager1", number)).contains("原经办人", "现经办人");
        assertThat(lease.lease(number).path("applicant").asText()).isEqualTo("sales2");
    }

    /** Whoever had a lease once stays on that side of it, and whoever worked on the other side does not come over. */
    @Test
    void nobodyStandsOnBothSides() {
        var number = lease.inReview(lease.application());
        give("manager1", number, "sales2");
        for (var applicant : List.of("sales1", "sales2")) {
            var officer = new Person(applicant, List.of(Groups.LEGAL));
            assertThat(assignments.objection(leases.get(number), "Task_LegalReview", officer))
                    .as(applicant)
                    .hasValueSatisfying(
                            objection -> assertThat(objection.byGroup()).isFalse());
        }
        assertThat(give("manager1", number, "sales1").status())
                .as("it may go back")
                .isEqualTo(204);

        lease.approve("legal1", number);
        identity.createMembership("legal1", Groups.SALES);
        identity.createMembership("legal2", Groups.SALES);
        try {
            stored.unchangedBy(() -> {
                var refused = give("manager1", number, "legal1");
                assertThat(refused.status()).isEqualTo(403);
                assertThat(refused.text()).contains("已以其他身份参与");
            });
            assertThat(give("manager1", number, "legal2").status()).isEqualTo(204);
        } finally {
            identity.deleteMembership("legal1", Groups.SALES);
            identity.deleteMembership("legal2", Groups.SALES);
        }
    }

    @Test
    void onlyAManagerGivesAnOpenLeaseToASalesperson() {
        var number = lease.inReview(lease.application());
        stored.unchangedBy(() -> {
            for (var unfit : List.of("nobody", "legal1", "manager1", "sales1")) {
                var answer = give("manager1", number, unfit);
                assertThat(answer.status()).as(unfit).isEqualTo(400);
                assertThat(answer.body().at("/errors/0/field").asText()).isEqualTo("applicant");
            }
            assertThat(give("manager1", number, "sales1").text())
                    .as("whose it is already")
                    .contains("该租赁已由 sales1 经办");
            for (var other : List.of("sales1", "sales2", "legal1", "admin")) {
                assertThat(give(other, number, "sales2").status()).as(other).isEqualTo(403);
            }
            assertThat(give(null, number, "sales2").status()).isEqualTo(401);
        });
        lease.callRaw("sales1", "POST", "/api/leases/" + number + "/withdrawal", "{\"ground\":\"承租人改变计划\"}");
        lease.runJobs(number);
        assertThat(give("manager1", number, "sales2").status()).isEqualTo(409);
    }

    private ObjectNode incomplete() {
        var application = lease.sample("shop-without-licence");
        application.put("reference", lease.application().path("reference").asText());
        return application;
    }

    private Http.Answer give(@Nullable String who, String number, String applicant) {
        var body = JsonNodeFactory.instance
                .objectNode()
                .put("applicant", applicant)
                .put("ground", "离职");
        return lease.call(who, "PUT", "/api/leases/" + number + "/applicant", body);
    }

    private int see(String who, String number) {
        return lease.call(who, "GET", "/api/leases/" + number, null).status();
    }

    private boolean listed(String who, String number) {
        return lease.callRaw(who, "GET", "/api/leases?q=" + number, null).text().contains(number);
    }

    private List<String> told(String user, String number) {
        return jdbc.sql("select text_zh from lease.notice where lease_number = ? and person = ?")
                .params(number, user)
                .query(String.class)
                .list();
    }

    private String page(String who, String number) {
        return lease.callRaw(who, "GET", "/desk/leases/" + number, null).text();
    }
}
