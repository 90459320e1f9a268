package dev.serverlease.stage.closing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.serverlease.law.facts.Fact;
import dev.serverlease.law.facts.NamedFacts;
import dev.serverlease.lease.Leases;
import dev.serverlease.lease.Party;
import dev.serverlease.lease.RecordedFacts;
import dev.serverlease.testing.FakeProvisioner;
import dev.serverlease.testing.Http.Answer;
import dev.serverlease.testing.LeaseDriver;
import dev.serverlease.testing.ServerLeaseTest;
import dev.serverlease.testing.SettableClock;
import dev.serverlease.testing.StoredState;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** How a lease ends: on a ground with a notice, by notice where it is indefinite; and what is done after its end. */
@ServerLeaseTest
class TerminationTest {

    /** Ninety days after the first, by the contract's clause on termination (Civil Code art. 564(1)). */
    private static final Instant LAST_DAY = SettableClock.START.plusSeconds(90 * 86_400L);

    private static final Map<String, String> ARRIVED = Map.of("arrivedOn", "2026-12-01", "proof", "EMS 1234567890");

    @Autowired
    private LeaseDriver lease;

    @Autowired
    private SettableClock clock;

    @Autowired
    private StoredState stored;

    @Autowired
    private RecordedFacts facts;

    @Autowired
    private Leases leases;

    @Autowired
    private FakeProvisioner provisioner;

    @Autowired
    private TaskService tasks;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private ObjectMapper json;

    private String number;

    @BeforeEach
    void leaseInForce() {
        clock.set(SettableClock.START);
        number = lease.inForce(lease.application());
    }

    @Test
    void isNotSaidToBeTerminatedBeforeItsNoticeHasArrived() {
        assertThat(terminate("compliance1", breach("2026-12-01")).status()).isEqualTo(202);
        assertThat(lease.stage(number)).isEqualTo("CLOSING");
        assertThat(saidEndReasons()).containsOnly("");
        var page = lease.call("manager1", "GET", "/desk/leases/" + number, null).text();
        assertThat(page)
                .contains("已提出解除，通知尚未到达", "解除通知到达期限", "2027年3月1日 24:00", "逾期的，解除权消灭")
                .doesNotContain(">合同解除<");

        assertDone(lease.complete("legal1", number, "Task_NoticeOfTermination", ARRIVED));
        assertThat(saidEndReasons()).containsOnly("TERMINATED");
        assertThat(lease.call("manager1", "GET", "/desk/leases/" + number, null).text())
                .contains(">合同解除<")
                .doesNotContain("通知尚未到达");
    }

    /** As the lease itself and as the list of leases have it. */
    private List<String> saidEndReasons() {
        var reference = lease.lease(number).path("reference").asText();
        var listed = lease.call("manager1", "GET", "/api/leases?reference=" + reference, null)
                .body();
        return List.of(
                lease.lease(number).path("endReason").asText(),
                listed.path("leases").path(0).path("endReason").asText());
    }

    @Test
    void fromTheGroundThroughTheNoticeToTheClosedArchive() {
        known("S-1", "2026-11-20");
        assertThat(terminate("compliance1", body("UNCONSENTED_SUBLEASE", "LESSOR", "2026-12-01"))
                        .status())
                .isEqualTo(202);
        assertThat(lease.stage(number)).isEqualTo("CLOSING");
        assertDone(lease.complete("legal1", number, "Task_NoticeOfTermination", ARRIVED));
        assertDone(takeBack("2026-12-01"));
        assertDone(returnData("RETURNED", "2027-06-01"));
        assertThat(lease.stage(number)).isEqualTo("ENDED");
        assertThat(lease.lease(number).path("endReason").asText()).isEqualTo("TERMINATED");
        assertThat(findings())
                .containsEntry("termination.notice", "SATISFIED")
                .containsEntry("termination.wipe-and-archive", "SATISFIED")
                .containsEntry("termination.lessee-right", "NOT_APPLICABLE")
                .hasSize(4);
        assertThat(retainUntil()).isEqualTo("2036-12-01");
        assertThat(jdbc.sql(
                                "select ground || ' ' || article || ' ' || party from lease.termination where lease_number = ?")
                        .param(number)
                        .query(String.class)
                        .single())
                .isEqualTo("UNCONSENTED_SUBLEASE 民法典第七百一十六条第二款 LESSOR");
    }

    @Test
    void rightLapsesWithTheDaysThatTheContractGives() {
        clock.set(LAST_DAY.plusSeconds(86_400));
        stored.unchangedBy(() -> {
            var late = terminate("compliance1", breach("2026-12-01"));
            assertThat(late.status()).isEqualTo(422);
            assertThat(late.text()).contains("约定的行使期限", "2027-03-01届满，解除权消灭").contains("第五百六十四条");
        });
        assertThat(terminate("compliance1", breach("2026-12-02")).status()).isEqualTo(202);
    }

    /** The ground is known, the field is left empty, and the notice arrives on day 140. */
    @Test
    void theContractsOwnDaysCountAndAreShownNotAsked() {
        assertThat(lease.contractText(number)).contains("解除事由之日起90日内行使解除权");
        assertThat(terminate("compliance1", breach("2026-12-01")).status()).isEqualTo(202);
        assertThat(due("Task_NoticeOfTermination")).isEqualTo("2027-03-02T00:00");
        assertThat(tasks.getVariableLocal(lease.taskId(number, "Task_NoticeOfTermination"), "view")
                        .toString())
                .contains("2027-03-01（合同约定自知道事由之日起 90 日");
        lease.at(SettableClock.START.plusSeconds(140 * 86_400L), number);
        var late = lease.complete(
                "legal1", number, "Task_NoticeOfTermination", Map.of("arrivedOn", "2027-04-20", "proof", "EMS 1"));
        assertThat(late.status()).as(late.text()).isEqualTo(400);
        assertThat(late.text()).contains("约定的行使期限", "2027-03-01届满，解除权消灭");
        assertThat(lease.stage(number)).isEqualTo("CLOSING");
    }

    @Test
    void endByAgreementNeedsTheAgreementInWriting() {
        stored.unchangedBy(() -> {
            var bare = terminate("manager1", body("AGREED", "LESSEE", "2026-12-01"));
            assertThat(bare.status()).isEqualTo(422);
            assertThat(bare.text()).contains("解除协议").contains("第五百六十二条第一款");
        });
    }

    @Test
    void noticeThatArrivesTooLateEndsNothing() {
        clock.set(LAST_DAY);
        assertThat(terminate("compliance1", breach("2026-12-01")).status()).isEqualTo(202);
        lease.at(LAST_DAY.plusSeconds(86_400), number);
        var late = lease.complete(
                "legal1", number, "Task_NoticeOfTermination", Map.of("arrivedOn", "2027-03-02", "proof", "EMS 1"));
        assertThat(late.status()).isEqualTo(400);
        assertThat(late.text()).contains("约定的行使期限", "2027-03-01届满，解除权消灭");
        for (var wrong :
                List.of(Map.of("arrivedOn", "2027-03-03", "proof", "EMS 1"), Map.of("arrivedOn", "2027-03-01"))) {
            assertThat(lease.complete("legal1", number, "Task_NoticeOfTermination", wrong)
                            .status())
                    .isEqualTo(400);
        }
        assertDone(lease.complete(
                "legal1", number, "Task_NoticeOfTermination", Map.of("arrivedOn", "2027-03-01", "proof", "EMS 1")));
    }

    @Test
    void lesseesRightNeedsWhatTheLawNames() {
        var nothing = terminate("compliance1", body("LESSEE_SEIZURE_OR_DISPUTE", "LESSEE", "2026-12-01"));
        assertThat(nothing.status()).isEqualTo(422);
        assertThat(nothing.text()).contains("承租人没有报告法定解除事由");
        var own = body("LESSEE_THING_LOST", "LESSEE", "2026-12-01");
        own.put("thingLost", true).put("causedByLessee", true);
        assertThat(terminate("compliance1", own).text()).contains("承租人自己造成");
        var seized = body("LESSEE_SEIZURE_OR_DISPUTE", "LESSEE", "2026-12-01").put("serverSeized", true);
        assertThat(terminate("compliance1", seized).status()).isEqualTo(202);
        assertDone(lease.complete("legal1", number, "Task_NoticeOfTermination", ARRIVED));
        assertDone(takeBack("2026-12-01"));
        assertDone(returnData("NONE", "2027-06-01"));
        assertThat(findings()).containsEntry("termination.lessee-right", "REVIEW");
    }

    @Test
    void unpaidRentHasItsOwnProceedings() {
        facts.addStanding(
                number,
                NamedFacts.of(Fact.RENT_OVERDUE_SINCE, "2026-11-01")
                        .with(Fact.RENT_DEMANDED_ON, "2026-11-02")
                        .with(Fact.RENT_DEMAND_DAYS, 10),
                "compliance1");
        stored.unchangedBy(() -> {
            var unpaid = terminate("compliance1", body("RENT_UNPAID", "LESSOR", "2026-12-01"));
            assertThat(unpaid.status()).isEqualTo(422);
            assertThat(unpaid.text()).contains("租金逾期处理", "第七百二十二条", "第五百六十五条");
        });
    }

    @Test
    void subleaseIsAGroundOnlyWhileItIsRecordedAndNeitherConsentedNorPassedOver() {
        var body = body("UNCONSENTED_SUBLEASE", "LESSOR", "2026-12-01");
        stored.unchangedBy(
                () -> assertThat(terminate("compliance1", body).text()).contains("没有转租的记录"));
        known("S-1", "2026-05-20");
        stored.unchangedBy(
                () -> assertThat(terminate("compliance1", body).text()).contains("视为同意转租"));
        settle(Map.of("answer", "CONSENT", "ground", "资质已核"));
        stored.unchangedBy(() -> {
            var consented = terminate("compliance1", body);
            assertThat(consented.status()).isEqualTo(422);
            assertThat(consented.text()).contains("已经同意转租");
        });
        known("S-2", "2026-06-01");
        settle(Map.of("answer", "OBJECT", "objectedOn", "2026-11-30", "proof", "EMS 1"));
        // after the six months the objection still stands, but the contract's days for the right are over
        lease.at(SettableClock.START.plusSeconds(100 * 86_400L), number);
        stored.unchangedBy(() -> assertThat(terminate("compliance1", body).text())
                .contains("解除权消灭")
                .doesNotContain("视为同意"));
        known("S-3", "2027-03-01");
        assertThat(terminate("compliance1", body("UNCONSENTED_SUBLEASE", "LESSOR", "2027-03-01"))
                        .status())
                .isEqualTo(202);
    }

    /** The contract counts the days for using the right from the objection (its article on termination). */
    @Test
    void daysForASubleaseCountFromTheObjection() {
        known("S-1", "2026-12-01");
        lease.at(SettableClock.START.plusSeconds(120 * 86_400L), number);
        var body = body("UNCONSENTED_SUBLEASE", "LESSOR", "2026-12-01");
        stored.unchangedBy(() -> {
            var late = terminate("compliance1", body);
            assertThat(late.status()).as(late.text()).isEqualTo(422);
            assertThat(late.text())
                    .as("objecting opens the way (art. 718)")
                    .contains("先提出异议", "2026-12-01", "2027-06-01", "提出转租异议", "第七百一十八条")
                    .doesNotContain("解除权消灭");
        });
        settle(Map.of("answer", "OBJECT", "objectedOn", "2027-03-30", "proof", "EMS 1"));
        assertThat(terminate("compliance1", body).status()).isEqualTo(202);
    }

    private void known(String reference, String since) {
        var answer = lease.call(
                "compliance1",
                "POST",
                "/api/leases/" + number + "/subleases",
                json.valueToTree(Map.of("reference", reference, "knownSince", since, "sublessee", "丁公司 " + reference)));
        assertThat(answer.status()).as(answer.text()).isEqualTo(202);
    }

    private void settle(Map<String, String> done) {
        assertDone(lease.complete(
                "compliance1",
                number,
                "Task_ObjectToSublease",
                Map.of("done", json.valueToTree(done).toString())));
    }

    @Test
    void serverIsSwitchedOffOnceTheLeaseIsOver() {
        provisioner.failFor(number, "连接超时");
        closing();
        lease.runJobs(number);
        assertThat(lease.hasTask(number, "Task_TakeBackServer")).isFalse();
        assertThat(provisioner.callsFor(number)).noneMatch(call -> call.contains("SWITCH_OFF"));
        provisioner.workAgainFor(number);
        at("2026-12-01T10:00:00+08:00");
        assertThat(provisioner.callsFor(number)).containsOnlyOnce(number + "/SWITCH_OFF/1");
        assertThat(lease.hasTask(number, "Task_TakeBackServer")).isTrue();
    }

    @Test
    void serverStaysOnUntilTheNoticeHasArrived() {
        assertThat(terminate("compliance1", breach("2026-12-01")).status()).isEqualTo(202);
        lease.runJobs(number);
        assertThat(provisioner.callsFor(number)).noneMatch(call -> call.contains("SWITCH_OFF"));
    }

    @Test
    void missedCureIsKnownSinceTheTimeToCureIsOver() {
        assertThat(lease.call(
                                "compliance1",
                                "POST",
                                "/api/leases/" + number + "/reviews",
                                json.valueToTree(Map.of("ground", "流量异常")))
                        .status())
                .isEqualTo(202);
        var seen = new HashMap<>(LeaseDriver.asAgreed());
        seen.putAll(Map.of("actualUseMatches", "NO", "outcome", "SUSPEND", "clause", "合同第九条", "cureBy", "2026-12-16"));
        assertDone(lease.complete("compliance1", number, "Task_UseReview", seen));
        lease.runJobs(number);
        lease.at(SettableClock.START.plusSeconds(40 * 86_400L), number);
        assertDone(lease.complete(
                "compliance1",
                number,
                "Task_VerifyCure",
                Map.of("answer", "NOT_CURED", "arrivedOn", "2026-12-02", "proof", "EMS 1", "note", "仍在转售")));
        lease.runJobs(number);
        assertThat(lease.stage(number)).isEqualTo("CLOSING");
        assertThat(due("Task_NoticeOfTermination"))
                .as("the whole of the last day")
                .isEqualTo("2027-03-19T00:00");
        var refused = lease.complete(
                "legal1",
                number,
                "Task_NoticeOfTermination",
                Map.of("answer", "NOT_TERMINATED", "notEnded", "RIGHT_LAPSED", "note", "已逾约定的九十日"));
        assertThat(refused.status()).isEqualTo(400);
        lease.at(java.time.Instant.parse("2027-03-19T02:00:00Z"), number);
        var late = lease.complete(
                "legal1", number, "Task_NoticeOfTermination", Map.of("arrivedOn", "2027-03-19", "proof", "EMS 1"));
        assertThat(late.status()).isEqualTo(400);
        assertThat(late.text()).contains("约定的行使期限", "2027-03-18届满，解除权消灭");
        assertDone(lease.complete(
                "legal1",
                number,
                "Task_NoticeOfTermination",
                Map.of("answer", "NOT_TERMINATED", "notEnded", "RIGHT_LAPSED", "note", "已逾约定的九十日")));
        lease.runJobs(number);
        assertThat(lease.stage(number)).as("the server stays off").isEqualTo("SUSPENDED");
        assertThat(told("SERVICE_SUSPENDED"))
                .as("the lessee, too, knows the new date")
                .last()
                .asString()
                .contains("服务器保持关停", "于 2027年4月5日 24:00", "未见异常");
        assertThat(told("NOT_TERMINATED"))
                .isNotEmpty()
                .allSatisfy(text ->
                        assertThat(text).contains("服务仍暂停", "2027年4月5日 24:00").doesNotContain("继续履行"));
        assertThat(lease.lease(number).path("endReason").isMissingNode()
                        || lease.lease(number).path("endReason").isNull())
                .isTrue();
    }

    private List<String> told(String kind) {
        return jdbc.sql("select text_zh from lease.notice where lease_number = ? and kind = ? order by id")
                .params(number, kind)
                .query(String.class)
                .list();
    }

    private String due(String task) {
        return tasks.createTaskQuery()
                .processInstanceBusinessKey(number)
                .taskDefinitionKey(task)
                .singleResult()
                .getDueDate()
                .toInstant()
                .atZone(clock.getZone())
                .toLocalDateTime()
                .toString();
    }

    @Test
    void aReviewThatWasAskedForOpensAgainWhenTheLeaseGoesOn() {
        var asked = lease.call(
                "compliance1",
                "POST",
                "/api/leases/" + number + "/reviews",
                json.valueToTree(Map.of("ground", "邻近租户投诉")));
        assertThat(asked.status()).as(asked.text()).isEqualTo(202);
        lease.runJobs(number);
        assertThat(lease.hasTask(number, "Task_UseReview")).isTrue();
        clock.set(SettableClock.START.plusSeconds(86_400));
        assertThat(terminate("compliance1", breach("2026-12-01")).status()).isEqualTo(202);
        assertThat(lease.hasTask(number, "Task_UseReview")).isFalse();
        assertDone(lease.complete(
                "legal1",
                number,
                "Task_NoticeOfTermination",
                Map.of("answer", "NOT_TERMINATED", "notEnded", "AGREED_TO_GO_ON", "note", "双方和解")));
        lease.runJobs(number);
        assertThat(lease.stage(number)).isEqualTo("IN_FORCE");
        assertThat(lease.hasTask(number, "Task_UseReview")).isTrue();
        assertDone(lease.complete("compliance1", number, "Task_UseReview", LeaseDriver.asAgreed()));
        lease.runJobs(number);
        assertThat(lease.hasTask(number, "Task_UseReview")).as("it was done").isFalse();
    }

    /** Nobody has sealed or sent the letter yet: what happened to it is the officer's to say. */
    @Test
    void theFormDoesNotSayByItselfThatTheNoticeHasArrived() {
        assertThat(terminate("compliance1", breach("2026-12-01")).status()).isEqualTo(202);
        var variables = lease.call(
                "legal1",
                "GET",
                "/engine-rest/task/" + lease.taskId(number, "Task_NoticeOfTermination")
                        + "/form-variables?deserializeValues=false",
                null);
        assertThat(variables.status()).isEqualTo(200);
        assertThat(variables.body().path("answer").path("value").asText("")).isEmpty();
    }

    @Test
    void leaseThatIsNotTerminatedGoesOnWithItsTimers() {
        var seized = body("LESSEE_SEIZURE_OR_DISPUTE", "LESSEE", "2026-12-01").put("serverSeized", true);
        assertThat(terminate("compliance1", seized).status()).isEqualTo(202);
        for (var wrong : List.of(
                Map.of("answer", "NOT_TERMINATED", "note", "已核"),
                Map.of("answer", "NOT_TERMINATED", "notEnded", "CLAIM_UNFOUNDED"),
                Map.of("answer", "NOT_TERMINATED", "notEnded", "RIGHT_LAPSED", "note", "已核"),
                Map.of("answer", "PERHAPS"))) {
            assertThat(lease.complete("legal1", number, "Task_NoticeOfTermination", wrong)
                            .status())
                    .as(wrong.toString())
                    .isEqualTo(400);
        }
        assertDone(lease.complete(
                "legal1",
                number,
                "Task_NoticeOfTermination",
                Map.of("answer", "NOT_TERMINATED", "notEnded", "CLAIM_UNFOUNDED", "note", "查封已解除，权属清楚")));
        lease.runJobs(number);
        assertThat(lease.stage(number)).isEqualTo("IN_FORCE");
        assertThat(facts.of(leases.get(number)).path("server").path("seized").isNull())
                .isTrue();
        assertThat(lease.lease(number).path("timeline").toString()).contains("NOT_TERMINATED", "GOES_ON_IN_FORCE");
        // a later termination begins anew
        assertThat(terminate("compliance1", breach("2026-12-01")).status()).isEqualTo(202);
        assertDone(lease.complete(
                "legal1",
                number,
                "Task_NoticeOfTermination",
                Map.of("answer", "NOT_TERMINATED", "notEnded", "AGREED_TO_GO_ON", "note", "双方和解")));
        var end = OffsetDateTime.parse(lease.lease(number).path("termEndsAt").asText());
        at(end.minusDays(29).toString());
        assertThat(lease.hasTask(number, "Task_ExpiryNotice")).isTrue();
        at(end.toString());
        assertThat(lease.lease(number).path("indefinite").asBoolean()).isTrue();
    }

    /** An officer who finds that the lessor has no ground says so, and need not call it an agreement. */
    @Test
    void aGroundOfTheLessorIsFoundUnfounded() {
        assertThat(terminate("compliance1", breach("2026-12-01")).status()).isEqualTo(202);
        assertDone(lease.complete(
                "legal1",
                number,
                "Task_NoticeOfTermination",
                Map.of("answer", "NOT_TERMINATED", "notEnded", "GROUND_UNFOUNDED", "note", "经核查，没有违约")));
        assertThat(lease.stage(number)).isEqualTo("IN_FORCE");
        var seized = body("LESSEE_SEIZURE_OR_DISPUTE", "LESSEE", "2026-12-01").put("serverSeized", true);
        assertThat(terminate("compliance1", seized).status()).isEqualTo(202);
        var lessees = lease.complete(
                "legal1",
                number,
                "Task_NoticeOfTermination",
                Map.of("answer", "NOT_TERMINATED", "notEnded", "GROUND_UNFOUNDED", "note", "不成立"));
        assertThat(lessees.status()).isEqualTo(400);
        assertThat(lessees.text()).contains("承租人主张的解除事由不成立");
    }

    @Test
    void onlyAClaimOfTheLesseeIsUnfounded() {
        assertThat(terminate("compliance1", breach("2026-12-01")).status()).isEqualTo(202);
        var answer = lease.complete(
                "legal1",
                number,
                "Task_NoticeOfTermination",
                Map.of("answer", "NOT_TERMINATED", "notEnded", "CLAIM_UNFOUNDED", "note", "不成立"));
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.text()).contains("不是承租人提出的解除");
    }

    @ParameterizedTest
    @EnumSource
    void everyGroundNamesItsArticleAndItsParty(TerminationGround ground) {
        assertThat(ground.article().zh()).matches("民法典第.+条(第.款)?(第.项)?");
        assertThat(ground.isOf(Party.LESSOR) || ground.isOf(Party.LESSEE)).isTrue();
        assertThat(dev.serverlease.law.ArticleTexts.class.getResourceAsStream("/law/civil-code.md"))
                .asString(java.nio.charset.StandardCharsets.UTF_8)
                .contains("## " + ground.article().zh().replaceFirst("民法典", "").replaceFirst("条.*", "条") + " |");
    }

    @Test
    void invalidTerminationIsRefused() {
        stored.unchangedBy(() -> {
            for (var wrong : List.of(
                    body("BECAUSE", "LESSOR", "2026-12-01"),
                    body("UNCONSENTED_SUBLEASE", "LESSEE", "2026-12-01"),
                    body("LESSEE_THING_LOST", "LESSOR", "2026-12-01"),
                    body("UNCONSENTED_SUBLEASE", "LESSOR", "2026-12-02"),
                    body("UNCONSENTED_SUBLEASE", "NOBODY", "2026-12-01"),
                    breach("2026-12-01").put("explanation", " "),
                    breach("2026-12-01").put("endsOn", "2027-01-01"),
                    (ObjectNode) breach("2026-12-01").without("knownSince"))) {
                assertThat(terminate("compliance1", wrong).status())
                        .as(wrong.toString())
                        .isEqualTo(400);
            }
        });
    }

    @Test
    void onlyComplianceOfficersAndManagersTerminate() {
        stored.unchangedBy(() -> {
            for (var user : List.of("sales1", "legal1", "contract1", "ops1")) {
                assertThat(terminate(user, breach("2026-12-01")).status())
                        .as(user)
                        .isEqualTo(403);
            }
        });
        assertThat(terminate("manager1", breach("2026-12-01")).status()).isEqualTo(202);
    }

    @Test
    void requestIsIdempotentAndAnotherStageIsNamed() {
        assertThat(terminate("compliance1", breach("2026-12-01")).status()).isEqualTo(202);
        stored.unchangedBy(() -> {
            var again = terminate("compliance1", breach("2026-12-01"));
            assertThat(again.status()).isEqualTo(409);
            assertThat(again.text()).contains("退租清结");
        });
        number = lease.inReview(lease.application());
        var early = terminate("compliance1", breach("2026-12-01"));
        assertThat(early.status()).isEqualTo(409);
        assertThat(early.text()).contains("法务审查");
        number = "SL-1999-000001";
        assertThat(terminate("compliance1", breach("2026-12-01")).status()).isEqualTo(404);
    }

    @Test
    void indefiniteLeaseEndsAReasonablePeriodAfterItsNotice() {
        stored.unchangedBy(() -> assertThat(terminate("compliance1", notice("2026-12-01", "2027-01-31"))
                        .status())
                .isEqualTo(422));
        heldOver();
        stored.unchangedBy(() -> {
            var tooSoon = terminate("compliance1", notice("2028-11-01", "2028-11-30"));
            assertThat(tooSoon.status()).isEqualTo(422);
            assertThat(tooSoon.text()).contains("不足30日").contains("第七百三十条");
            assertThat(terminate("compliance1", notice("2028-11-02", "2028-12-31"))
                            .status())
                    .isEqualTo(422);
            assertThat(terminate("compliance1", (ObjectNode)
                                    notice("2028-11-01", "2028-12-31").without("proof"))
                            .status())
                    .isEqualTo(422);
            assertThat(terminate("compliance1", notice("2028-09-01", "2028-10-31"))
                            .status())
                    .isEqualTo(400);
            var unproved = terminate("compliance1", notice("2028-11-01", "2028-12-01"));
            assertThat(unproved.status()).as("a text proves nothing").isEqualTo(400);
            assertThat(unproved.body().findValuesAsText("field")).containsOnly("proof");
            assertThat(unproved.text()).contains("通知送达证明");
        });
        lease.handInProof(number);
        var accepted = terminate("compliance1", notice("2028-11-01", "2028-12-01"));
        assertThat(accepted.status()).as(accepted.text()).isEqualTo(202);
        assertThat(lease.stage(number)).isEqualTo("IN_FORCE");
        assertThat(lease.lease(number).path("termEndsAt").asText()).isEqualTo("2028-12-02T00:00:00+08:00");
        stored.unchangedBy(() -> assertThat(terminate("compliance1", notice("2028-11-01", "2028-12-01"))
                        .status())
                .isEqualTo(409));

        at("2028-12-01T23:59:59+08:00");
        assertThat(lease.stage(number)).isEqualTo("IN_FORCE");
        at("2028-12-02T00:00:00+08:00");
        assertThat(lease.stage(number)).isEqualTo("CLOSING");
        assertDone(takeBack("2028-12-02"));
        assertDone(returnData("RETURNED", "2029-06-02"));
        assertThat(lease.lease(number).path("endReason").asText()).isEqualTo("TERMINATED");
        assertThat(findings()).containsEntry("termination.notice", "SATISFIED");
    }

    @Test
    void indefiniteLeaseThatIsBreachedEndsAtOnceNotByItsNotice() {
        heldOver();
        lease.handInProof(number);
        assertThat(terminate("compliance1", notice("2028-11-01", "2028-12-01")).status())
                .isEqualTo(202);
        assertThat(terminate("compliance1", breach("2028-10-20")).status()).isEqualTo(202);
        assertDone(lease.complete(
                "legal1", number, "Task_NoticeOfTermination", Map.of("arrivedOn", "2028-11-01", "proof", "EMS 1")));
        lease.runJobs(number);
        assertThat(lease.hasTask(number, "Task_TakeBackServer")).isTrue();
    }

    @Test
    void closingIsNotDoneInTheFutureNorForTooShort() {
        closing();
        assertThat(takeBack("2026-12-02").status()).isEqualTo(400);
        assertDone(takeBack("2026-12-01"));
        var tooShort = returnData("RETURNED", "2027-05-31");
        assertThat(tooShort.status()).isEqualTo(400);
        assertThat(tooShort.text()).contains("网络日志留存至");
        assertThat(returnData("BURNT", "2027-06-01").status()).isEqualTo(400);
        assertThat(lease.stage(number)).isEqualTo("CLOSING");
        assertDone(returnData("RETURNED", "2040-06-01"));
        assertThat(retainUntil()).isEqualTo("2043-06-01");
    }

    /** Clause return: thirty days after access is closed, and art. 3 of the termination agreement. */
    @Test
    void nothingIsErasedWhileTheLesseeMayStillExportItsData() {
        closing();
        assertDone(takeBack("2026-12-01"));
        for (var day : List.of("2026-12-11T09:00:00+08:00", "2026-12-31T23:59:59+08:00")) {
            at(day);
            var early = returnData("ERASED", "2027-07-01");
            assertThat(early.status()).as(early.text()).isEqualTo(409);
            assertThat(early.text()).contains("2026-12-31", "书面确认", "how");
            assertThat(lease.stage(number)).isEqualTo("CLOSING");
        }
        assertThat(form("Task_ReturnData").path("exportUntil").asText()).isEqualTo("2026-12-31");
        at("2027-01-01T00:00:00+08:00");
        assertThat(erasedOn("2026-12-31").text()).as("the day that is said").contains("dataDisposedOn", "2027-01-01");
        assertDone(returnData("ERASED", "2027-07-01"));
        assertThat(lease.stage(number)).isEqualTo("ENDED");
    }

    @Test
    void theLesseesWrittenConfirmationSetsTheTimeForTheExportAside() {
        lease.attach("ops1", number, "ERASURE_CONFIRMATION", "before.pdf");
        clock.set(SettableClock.START.plusSeconds(60));
        closing();
        assertDone(takeBack("2026-12-01"));
        assertThat(returnData("ERASED", "2027-07-01").status())
                .as("confirmed before it began to end")
                .isEqualTo(409);
        lease.attach("ops1", number, "ERASURE_CONFIRMATION", "after.pdf");
        assertDone(returnData("ERASED", "2027-07-01"));
        assertThat(lease.lease(number).path("timeline").toString()).contains("after.pdf");
    }

    @Test
    void accessIsNotClosedBeforeTheLastDayNorBeforeTheServerWasSwitchedOff() {
        closing();
        at("2026-12-03T09:00:00+08:00");
        lease.runJobs(number);
        for (var day : List.of("2026-11-30", "2026-12-02")) {
            var early = takeBack(day);
            assertThat(early.status()).as(early.text()).isEqualTo(400);
            assertThat(early.text()).contains("accessRevokedOn", "不得早于 2026-12-03");
        }
        assertThat(form("Task_TakeBackServer").path("earliest").asText()).isEqualTo("2026-12-03");
        assertDone(takeBack("2026-12-03"));
    }

    @Test
    void accessIsClosedOnTheLastDayItselfWhereTheServerIsOffAlready() {
        closing();
        lease.runJobs(number);
        var early = takeBack("2026-11-30");
        assertThat(early.status()).as(early.text()).isEqualTo(400);
        assertThat(early.text()).contains("accessRevokedOn", "不得早于 2026-12-01");
        assertDone(takeBack("2026-12-01"));
    }

    @Test
    void onlyLegalOfficersHoldAnArchiveAndSayWhy() {
        var path = "/api/leases/" + number + "/legal-hold";
        var order = json.createObjectNode().put("ground", "（2026）京01民初1号证据保全裁定");
        stored.unchangedBy(() -> {
            assertThat(lease.call("compliance1", "PUT", path, order).status()).isEqualTo(403);
            assertThat(lease.call("sales1", "DELETE", path, null).status()).isEqualTo(403);
            assertThat(lease.call("legal1", "DELETE", path, null).status()).isEqualTo(409);
            assertThat(lease.call("legal1", "PUT", path, json.createObjectNode().put("ground", ""))
                            .status())
                    .isEqualTo(400);
        });
    }

    @Test
    void underLegalHoldNothingIsErasedAndNoRetentionEndsUntilItIsLifted() {
        var path = "/api/leases/" + number + "/legal-hold";
        var order = json.createObjectNode().put("ground", "（2026）京01民初1号证据保全裁定");
        assertThat(lease.call("legal1", "PUT", path, order).status()).isEqualTo(204);
        assertThat(lease.lease(number).path("legalHold").asText()).contains("证据保全裁定");
        closing();
        assertDone(takeBack("2026-12-01"));
        var refused = returnData("ERASED", "2027-06-01");
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.text()).contains("不得删除");
        assertDone(returnData("RETURNED_COPY", "2027-06-01"));
        assertThat(lease.stage(number)).isEqualTo("ENDED");
        assertThat(retainUntil()).isEmpty();
        assertThat(lease.call("legal2", "DELETE", path, null).status()).isEqualTo(204);
        assertThat(retainUntil()).isEqualTo("2036-12-01");
        assertThat(lease.lease(number).has("legalHold")).isFalse();
        assertThat(lease.lease(number).path("timeline").toString())
                .contains("LEGAL_HOLD_SET")
                .contains("LEGAL_HOLD_LIFTED");
    }

    @Test
    void eachGroundOfAHoldIsIndependent() {
        var path = "/api/leases/" + number + "/legal-hold";
        for (var ground : List.of("裁定 1", "裁定 2", "裁定 2")) {
            assertThat(lease.call("legal1", "PUT", path, json.createObjectNode().put("ground", ground))
                            .status())
                    .isEqualTo(204);
        }
        assertThat(lease.lease(number).path("legalHold").asText()).isEqualTo("裁定 1；裁定 2");
        assertThat(lease.call("legal1", "DELETE", path + "?ground=3", null).status())
                .isEqualTo(409);
        assertThat(lease.call("legal1", "DELETE", path + "?ground=%E8%A3%81%E5%AE%9A%201", null)
                        .status())
                .isEqualTo(204);
        assertThat(lease.lease(number).path("legalHold").asText()).isEqualTo("裁定 2");
        assertThat(lease.call("legal1", "DELETE", path, null).status()).isEqualTo(204);
        assertThat(lease.lease(number).has("legalHold")).isFalse();
        assertThat(lease.call("legal1", "DELETE", path, null).status()).isEqualTo(409);
    }

    @Test
    void whileAnOrderStandsNothingIsErased() {
        closing();
        lease.call(
                "compliance1",
                "POST",
                "/api/leases/" + number + "/regulator-orders",
                json.valueToTree(Map.of(
                        "reference", "O-1",
                        "authority", "某市公安局",
                        "orderRef", "责令停止 1 号",
                        "receivedAt", "2026-12-01T08:30:00+08:00",
                        "content", "保存记录")));
        assertDone(takeBack("2026-12-01"));
        var refused = returnData("ERASED", "2027-06-01");
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.text()).contains("命令尚未解除");
        var door = "/api/leases/" + number + "/order-liftings";
        var proof = json.<JsonNode>valueToTree(Map.of("proof", "解除通知 2 号，" + LocalDate.now(clock)));
        assertThat(lease.call("compliance1", "POST", door, proof).status()).isEqualTo(403);
        assertThat(lease.call("legal1", "POST", door, proof).text()).contains("409", "解除命令的文书");
        lease.attach("legal1", number, "ORDER_LIFTING");
        assertThat(lease.call("legal1", "POST", door, proof).status()).isEqualTo(202);
        assertThat(lease.call("legal1", "POST", door, proof).status())
                .as("nothing stands any more")
                .isEqualTo(409);
        lease.attach("ops1", number, "ERASURE_CONFIRMATION");
        assertDone(returnData("ERASED", "2027-06-01"));
    }

    @Test
    void leaseWithoutAnArchiveCannotBeHeld() {
        var early = lease.inReview(lease.application());
        var answer = lease.call(
                "legal1",
                "PUT",
                "/api/leases/" + early + "/legal-hold",
                json.createObjectNode().put("ground", "裁定"));
        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.text()).contains("法务审查");
    }

    private void heldOver() {
        at("2028-11-01T00:00:00+08:00");
        assertThat(lease.lease(number).path("indefinite").asBoolean()).isTrue();
    }

    private void closing() {
        assertThat(terminate("compliance1", breach("2026-12-01")).status()).isEqualTo(202);
        assertDone(lease.complete("legal1", number, "Task_NoticeOfTermination", ARRIVED));
    }

    private ObjectNode breach(String knownSince) {
        return body("FUNDAMENTAL_BREACH", "LESSOR", knownSince);
    }

    private ObjectNode body(String ground, String by, String knownSince) {
        return json.createObjectNode()
                .put("ground", ground)
                .put("by", by)
                .put("knownSince", knownSince)
                .put("explanation", "巡查发现第三人在使用");
    }

    private ObjectNode notice(String arrivedOn, String endsOn) {
        return json.createObjectNode()
                .put("ground", "INDEFINITE")
                .put("by", "LESSOR")
                .put("explanation", "不再出租")
                .put("noticeArrivedOn", arrivedOn)
                .put("proof", "EMS 1234567890")
                .put("endsOn", endsOn);
    }

    private Answer terminate(String user, ObjectNode body) {
        return lease.call(user, "POST", "/api/leases/" + number + "/terminations", body);
    }

    private Answer takeBack(String revokedOn) {
        lease.runJobs(number);
        return lease.complete(
                "ops1", number, "Task_TakeBackServer", Map.of("accessRevokedOn", revokedOn, "note", "已收回"));
    }

    private Answer returnData(String how, String logsUntil) {
        if (!how.equals("ERASED")) {
            lease.attach("ops1", number, how.equals("NONE") ? "NO_DATA_CONFIRMATION" : "DATA_RETURN_PROOF");
        }
        var today = clock.instant().atZone(clock.getZone()).toLocalDate().toString();
        return lease.complete(
                "ops1",
                number,
                "Task_ReturnData",
                Map.of(
                        "dataDisposedOn",
                        today,
                        "how",
                        how,
                        "logsKeptUntil",
                        logsUntil,
                        "impactAssessmentKeptUntil",
                        LocalDate.parse(logsUntil).plusYears(3).toString(),
                        "note",
                        "已办理"));
    }

    private Answer erasedOn(String day) {
        return lease.complete(
                "ops1",
                number,
                "Task_ReturnData",
                Map.of(
                        "dataDisposedOn", day,
                        "how", "ERASED",
                        "logsKeptUntil", "2027-07-01",
                        "impactAssessmentKeptUntil", "2030-07-01",
                        "note", "已办理"));
    }

    private JsonNode form(String task) {
        try {
            return json.readTree(
                    tasks.getVariableLocal(lease.taskId(number, task), "view").toString());
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }

    private void at(String time) {
        lease.at(OffsetDateTime.parse(time).toInstant(), number);
    }

    private Map<String, String> findings() {
        return jdbc
                .sql(
                        "select f ->> 'rule', f ->> 'outcome' from lease.findings, jsonb_array_elements(lease.document(findings)) f"
                                + " where lease_number = ? and occasion = 'TERMINATION'")
                .param(number)
                .query((row, index) -> Map.entry(row.getString(1), row.getString(2)))
                .list()
                .stream()
                .collect(java.util.stream.Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private String retainUntil() {
        return jdbc.sql("select coalesce(retain_until::text, '') from lease.user_archive where lease_number = ?")
                .param(number)
                .query(String.class)
                .single();
    }

    private static void assertDone(Answer answer) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(204);
    }
}
