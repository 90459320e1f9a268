package dev.serverlease;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.serverlease.evidence.verify.Verify;
import dev.serverlease.signature.DemoAuthority;
import dev.serverlease.testing.Agreement;
import dev.serverlease.testing.Codes;
import dev.serverlease.testing.Http;
import dev.serverlease.testing.LeaseDriver;
import dev.serverlease.testing.NextDate;
import dev.serverlease.testing.ServerLeaseTest;
import dev.serverlease.testing.SettableClock;
import dev.serverlease.testing.TestPostgres;
import dev.serverlease.testing.WalkedWays;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import org.awaitility.Awaitility;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.model.bpmn.instance.EventBasedGateway;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.IntermediateThrowEvent;
import org.camunda.bpm.model.bpmn.instance.LinkEventDefinition;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Walks every node and every flow of the models at least once; what each way means is tested with its stage. */
@ServerLeaseTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EveryWayTest {

    @Autowired
    private Agreement agreement;

    @Autowired
    private NextDate nextDate;

    @Autowired
    private LeaseDriver lease;

    @Autowired
    private SettableClock clock;

    @Autowired
    private WalkedWays ways;

    @Autowired
    private RepositoryService repository;

    @Autowired
    private RuntimeService runtime;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private ObjectMapper json;

    private String[] leasesBefore = {};

    @Autowired
    private DemoAuthority authority;

    @BeforeAll
    void forgetWhatOthersWalked() {
        ways.walked().clear();
        // not by the greatest: whoever was in another year before gave numbers beyond those of now
        leasesBefore = jdbc.sql("select number from lease.lease")
                .query(String.class)
                .list()
                .toArray(new String[0]);
    }

    /**
     * Whatever happened to a lease, its page tells it without a code; the id of a rule stands small beside its title.
     */
    @AfterAll
    void theirPagesSpeakInWords() {
        var numbers = jdbc.sql("select number from lease.lease where number <> all(:before)")
                .param("before", leasesBefore)
                .query(String.class)
                .list();
        assertThat(numbers).isNotEmpty();
        assertThat(numbers.stream()
                        .flatMap(number ->
                                Codes.in(shown(lease.call("manager1", "GET", "/desk/leases/" + number, null))).stream()
                                        .map(code -> code + " of " + number)))
                .isEmpty();
    }

    /** Of each kind of record one lease that has it: nothing that is done to a lease makes its own bundle doubtful. */
    @AfterAll
    void theirBundlesHold() throws IOException {
        var trust = Files.write(Path.of("target", "anchors-of-every-way.pem"), authority.anchorsPem());
        var bundle = Path.of("target", "every-way.zip");
        // each test sets the clock back, and no bundle is taken out before what it tells of; other classes live in
        // other years
        clock.set(jdbc.sql("select max(at) from lease.audit where lease_number <> all(:before)")
                .param("before", leasesBefore)
                .query(Timestamp.class)
                .single()
                .toInstant());
        for (var number : withEachKindOfRecord()) {
            // while an entry of it is being written the door says: try again shortly
            Awaitility.await()
                    .ignoreException(IllegalStateException.class)
                    .untilAsserted(
                            () -> Files.write(bundle, lease.bytes("legal1", "/api/leases/" + number + "/evidence")));
            var said = new ByteArrayOutputStream();
            var code = Verify.run(
                    List.of(bundle.toString(), "--trust", trust.toString()),
                    clock,
                    new PrintStream(said, true, StandardCharsets.UTF_8));
            assertThat(code)
                    .as(number + "\n" + said.toString(StandardCharsets.UTF_8))
                    .isZero();
        }
    }

    private SortedSet<String> withEachKindOfRecord() {
        var numbers = new TreeSet<String>();
        for (var table : jdbc.sql(
                        "select distinct c.relname from pg_class c join pg_attribute a on a.attrelid = c.oid"
                                + " where c.relnamespace = 'lease'::regnamespace and c.relkind = 'r' and a.attname = 'lease_number'")
                .query(String.class)
                .list()) {
            jdbc.sql("select max(lease_number) from lease." + table + " where lease_number <> all(:before)"
                            + " and lease_number like 'SL-%'")
                    .param("before", leasesBefore)
                    .query(String.class)
                    .optional()
                    .ifPresent(numbers::add);
        }
        assertThat(numbers).hasSizeGreaterThan(5);
        return numbers;
    }

    /** Without the law's own text. */
    private static String shown(Http.Answer page) {
        assertThat(page.status()).isEqualTo(200);
        return page.text()
                .replaceAll(
                        "(?s)<section aria-labelledby=\"attachments-heading\">.*?</section>|<code.*?</code>|<blockquote.*?</blockquote>|<script.*?</script>",
                        " ")
                .replaceAll("<[^>]*>", " ")
                .replace("scan.pdf", " ");
    }

    @BeforeEach
    void rowsAndEngineAgreeAndTheNextDateIsTrueAfterEachStep() {
        lease.afterEachStep(number -> {
            agreement.holdsFor(number);
            nextDate.holdsFor(number);
        });
    }

    @AfterEach
    void nobodyLooksAnyMore() {
        lease.afterEachStep(null);
    }

    @BeforeEach
    void startOfTime() {
        clock.set(SettableClock.START);
    }

    @AfterAll
    void everyNodeAndFlowWasWalked() {
        var unwalked = new TreeSet<String>();
        for (var definition :
                repository.createProcessDefinitionQuery().latestVersion().list()) {
            var model = repository.getBpmnModelInstance(definition.getId());
            // a link that throws is no place of its own: the engine goes on where the link catches
            model.getModelElementsByType(FlowNode.class).stream()
                    .filter(node -> !(node instanceof IntermediateThrowEvent
                            && !node.getChildElementsByType(LinkEventDefinition.class)
                                    .isEmpty()))
                    .forEach(node -> unwalked.add(node.getId()));
            // out of an event-based gateway nothing is taken: its events come about by themselves
            model.getModelElementsByType(SequenceFlow.class).stream()
                    .filter(flow -> !(flow.getSource() instanceof EventBasedGateway))
                    .forEach(flow -> unwalked.add(flow.getId()));
        }
        unwalked.removeAll(ways.walked());
        assertThat(unwalked).isEmpty();
    }

    // --- application to contract

    @Test
    void unlawful() {
        ended(lease.apply(fresh("vpn-resale")), "REJECTED");
    }

    @Test
    void lookedAtByAPerson() {
        var application = fresh("vpn-resale");
        ((ObjectNode) application.path("lessee")).put("kind", "INDIVIDUAL").remove("uscc");
        var number = lease.apply(application);
        post("sales1", number, "human-looks", Map.of("ground", "请人工复查"));
        does("legal1", number, "Task_HumanLook", Map.of("decision", "UPHOLD", "ground", "自动审查无误"));
        ended(number, "REJECTED");
    }

    @Test
    void heldForTheLessorAndLetGo() {
        var facts = jdbc.sql("select facts::text from lease.lessor_register where code = 'default'")
                .query(String.class)
                .single();
        String number;
        try {
            lessor("jsonb_set(facts, '{permit,holderUscc}', '\"91310000MA1FL6LN2E\"')");
            number = lease.apply(lease.application());
            lease.runJobs(number);
            assertThat(lease.stage(number)).isEqualTo("CHECKS");
        } finally {
            lessor("'" + facts.replace("'", "''") + "'::jsonb");
        }
        retry(number);
        assertThat(lease.stage(number)).isEqualTo("LEGAL_REVIEW");
    }

    @Test
    void notCompleted() {
        var number = lease.apply(fresh("shop-without-licence"));
        later(number, 15);
        ended(number, "LAPSED");
    }

    @Test
    void completedAndRefusedAfterRemindersOfBothReviews() {
        var number = secondReview();
        later(number, 30);
        does("legal2", number, "Task_SecondReview", Map.of("decision", "RETURN", "ground", "理由不足"));
        later(number, 60);
        approve("legal1", number);
        does("legal2", number, "Task_SecondReview", Map.of("decision", "REJECT", "ground", "不同意"));
        ended(number, "REJECTED");
    }

    @Test
    void approvedByTwo() {
        var number = secondReview();
        does("legal2", number, "Task_SecondReview", Map.of("decision", "APPROVE", "ground", "同意"));
        lease.runJobs(number);
        later(number, 28);
        later(number, 51);
        ended(number, "LAPSED");
    }

    @Test
    void refusedAndSentBack() {
        var number = lease.apply(lease.application());
        does("legal1", number, "Task_LegalReview", Map.of("decision", "REQUEST_CHANGES", "ground", "请补充"));
        assertThat(lease.stage(number)).isEqualTo("APPLICATION");
        var answer = lease.call(
                "sales1",
                "POST",
                "/api/leases/" + number + "/withdrawal",
                json.createObjectNode().put("ground", "承租人改变计划"));
        assertThat(answer.status()).as(answer.text()).isEqualTo(202);
        ended(number, "WITHDRAWN");
        var refused = lease.apply(lease.application());
        does("legal1", refused, "Task_LegalReview", Map.of("decision", "REJECT", "ground", "不予通过"));
        ended(refused, "REJECTED");
    }

    @Test
    void defectiveDraft() {
        var application = lease.application();
        ((ObjectNode) application.path("contract")).put("signatureKind", "CLICK");
        var number = lease.apply(application);
        lease.approve("legal1", number);
        assertThat(lease.stage(number)).isEqualTo("APPLICATION");
    }

    @Test
    void gateOpensAfterConditionsAndGivesUpWithoutThem() {
        var number = conditional();
        does("compliance1", number, "Task_FulfilConditions", Map.of("answer", "RECHECK", "proofs", proof("责任书 1")));
        lease.runJobs(number);
        assertThat(lease.stage(number)).isEqualTo("IN_FORCE");
        var given = conditional();
        does("compliance1", given, "Task_FulfilConditions", Map.of("answer", "GIVE_UP", "note", "不再提交"));
        does("legal1", given, "Task_NoticeOfTermination", arrived());
        ended(given, "TERMINATED");
    }

    @Test
    void offersThatComeBackOrAreRefused() {
        var again = returnedOffer();
        does("contract1", again, "Task_OfferReturned", Map.of("nextStep", "OFFER_AGAIN"));
        lease.signForLessee(again);
        does(LeaseDriver.SEALER, again, "Task_SealForLessor", refusal("CHANGE"));
        assertThat(lease.stage(again)).isEqualTo("APPLICATION");
        var no = returnedOffer();
        does("contract1", no, "Task_OfferReturned", Map.of("nextStep", "END", "reason", "承租人不再需要"));
        ended(no, "REJECTED");
        var refused = lease.toBeSigned(lease.application());
        lease.signForLessee(refused);
        does(LeaseDriver.SEALER, refused, "Task_SealForLessor", refusal("END"));
        ended(refused, "REJECTED");
        var anew = lease.toBeSigned(lease.application());
        lease.signByAnother(anew, lease.contractDigest(anew));
        verified(anew, "Task_VerifySigner", "MISMATCH");
        does(LeaseDriver.SEALER, anew, "Task_SealForLessor", refusal("SIGN_ANEW"));
        lease.runJobs(anew);
        lease.signByBoth(anew);
        var wrong = lease.toBeSigned(lease.application());
        post("sales1", wrong, "corrections", Map.of("reason", "租金有误"));
        assertThat(lease.stage(wrong)).isEqualTo("APPLICATION");
    }

    private static Map<String, String> refusal(String what) {
        return Map.of("sealing", "REFUSE", "refusal", what, "reason", "租金有误");
    }

    private String returnedOffer() {
        var number = lease.toBeSigned(lease.application());
        lease.callRaw("contract1", "POST", "/api/leases/" + number + "/offer-returns", "{\"reason\": \"不同意租金\"}");
        return number;
    }

    @Test
    void gateHoldsWhatDoesNotMatchAndReturnsWhatIsOutdated() {
        var altered = lease.toBeSigned(lease.application());
        lease.signForLessee(altered);
        alter("application", "content = jsonb_set(content, '{server,quantity}', '200')", altered);
        lease.sealForLessor(altered);
        lease.runJobs(altered);
        assertThat(lease.stage(altered)).isEqualTo("ACTIVATION");
        alter("application", "content = jsonb_set(content, '{server,quantity}', '2')", altered);
        retry(altered);
        assertThat(lease.stage(altered)).isEqualTo("IN_FORCE");

        var outdated = lease.apply(lease.application());
        does("legal1", outdated, "Task_LegalReview", lease.approval(outdated));
        alter("decision", "clause_library = 'of an older version'", outdated);
        lease.runJobs(outdated);
        assertThat(lease.stage(outdated)).isEqualTo("LEGAL_REVIEW");
        assertThat(lease.call(
                                "legal1",
                                "GET",
                                "/engine-rest/task/" + lease.taskId(outdated, "Task_LegalReview")
                                        + "/form-variables?deserializeValues=false",
                                null)
                        .text())
                .contains("重新审查后再生成合同");

        does("legal1", outdated, "Task_LegalReview", lease.approval(outdated));
        lease.runJobs(outdated);
        alter("decision", "clause_library = 'of an older version'", outdated);
        lease.signByBoth(outdated);
        assertThat(lease.stage(outdated)).isEqualTo("LEGAL_REVIEW");
    }

    @Test
    void startDateAhead() {
        var application = lease.application();
        ((ObjectNode) application.path("contract")).put("startDate", "2027-01-01");
        var number = lease.apply(application);
        approve("legal1", number);
        lease.runJobs(number);
        lease.signByBoth(number);
        terminate(number);
        does("legal1", number, "Task_NoticeOfTermination", goesOn());
        lease.runJobs(number);
        post("compliance1", number, "regulator-orders", order("O-1"));
        lease.at(Instant.parse("2026-12-31T16:00:00Z"), number);
        assertThat(lease.stage(number)).isEqualTo("ACTIVATION");
        lease.attach("legal1", number, "ORDER_LIFTING", "scan.pdf", LocalDate.parse("2026-12-31"));
        does("legal1", number, "Task_FulfilConditions", Map.of("answer", "ORDER_LIFTED", "note", "通知书 2 号，2026-12-31"));
        lease.runJobs(number);
        assertThat(lease.stage(number)).isEqualTo("IN_FORCE");
    }

    // --- in force

    @Test
    void reviewsContinueStopAndTerminate() {
        var number = lease.drivenToForce(lease.application());
        clock.set(nextReview(number).minusSeconds(60));
        post(
                "sales1",
                number,
                "use-reports",
                report(
                        "R-1",
                        Map.of(
                                "actualUseMatches",
                                true,
                                "illegalContentFound",
                                false,
                                "sublet",
                                false,
                                "piSubjectsYtd",
                                260,
                                "sensitivePiSubjectsYtd",
                                0,
                                "publicSecurityFilingRef",
                                "沪公网安备31011502000001号")));
        lease.at(nextReview(number), number);
        lease.at(nextReview(number), number);
        does("compliance1", number, "Task_UseReview", LeaseDriver.asAgreed());
        clock.set(clock.instant().plusSeconds(3600));
        post("sales1", number, "use-reports", report("R-2", Map.of("illegalContentFound", true)));
        lease.runJobs(number);
        assertThat(lease.stage(number)).isEqualTo("SUSPENDED");
        post("legal1", number, "cures", Map.of("proof", "已删除"));
        lease.runJobs(number);
        assertThat(lease.stage(number)).isEqualTo("IN_FORCE");
        post("compliance1", number, "reviews", Map.of("ground", "专项复核"));
        post("compliance1", number, "regulator-orders", order("O-1"));
        lease.runJobs(number);
        assertThat(lease.stage(number)).isEqualTo("SUSPENDED");
        lease.attach("legal1", number, "ORDER_LIFTING", "scan.pdf", LocalDate.parse("2026-12-01"));
        does("legal1", number, "Task_VerifyCure", Map.of("proof", "机关已解除，通知书 2 号，2026-12-01"));
        lease.runJobs(number);
        post("compliance1", number, "reviews", Map.of("ground", "专项复核"));
        var seen = new HashMap<>(LeaseDriver.asAgreed());
        seen.putAll(Map.of(
                "outcome",
                "TERMINATE",
                "sublet",
                "YES",
                "subletKnownSince",
                LocalDate.now(clock).toString()));
        does("compliance1", number, "Task_UseReview", seen);
        assertThat(lease.stage(number)).isEqualTo("CLOSING");
        close(number);
        ended(number, "TERMINATED");
    }

    @Test
    void notCured() {
        var number = terminatedForAMissedCure();
        does("legal1", number, "Task_NoticeOfTermination", goesOn());
        lease.runJobs(number);
        assertThat(lease.stage(number)).isEqualTo("SUSPENDED");
    }

    @Test
    void restoredBeforeTheNotice() {
        var number = terminatedForAMissedCure();
        objectionAccepted(number);
        lease.runJobs(number);
        does("legal1", number, "Task_NoticeOfTermination", withoutGround());
        assertThat(lease.stage(number)).isEqualTo("IN_FORCE");
    }

    @Test
    void restoredAsItGoesOn() {
        var number = terminatedForAMissedCure();
        objectionAccepted(number);
        does("legal1", number, "Task_NoticeOfTermination", withoutGround());
        assertThat(lease.stage(number)).isEqualTo("SUSPENDED");
        lease.runJobs(number);
        assertThat(lease.stage(number)).isEqualTo("IN_FORCE");
    }

    private String terminatedForAMissedCure() {
        var number = inForce();
        post("compliance1", number, "reviews", Map.of("ground", "专项复核"));
        var seen = new HashMap<>(LeaseDriver.asAgreed());
        seen.putAll(Map.of("actualUseMatches", "NO", "outcome", "SUSPEND", "clause", "第九条", "cureBy", "2026-12-16"));
        does("compliance1", number, "Task_UseReview", seen);
        lease.runJobs(number);
        later(number, 40);
        does(
                "compliance1",
                number,
                "Task_VerifyCure",
                Map.of("answer", "NOT_CURED", "arrivedOn", "2026-12-02", "proof", "EMS 1", "note", "仍在转售"));
        assertThat(lease.stage(number)).isEqualTo("CLOSING");
        return number;
    }

    private void objectionAccepted(String number) {
        lease.objectToSuspension(number);
        var said = Map.of("objection", 1, "decision", "ACCEPTED", "answer", "经核实，暂停没有依据。");
        LeaseDriver.expectDone(lease.call(
                "compliance1", "POST", "/api/leases/" + number + "/objection-answers", json.valueToTree(said)));
    }

    private static Map<String, String> withoutGround() {
        return Map.of("answer", "NOT_TERMINATED", "notEnded", "OBJECTION_ACCEPTED", "note", "暂停没有依据");
    }

    @Test
    void duties() {
        var number = inForce();
        post("compliance1", number, "regulator-orders", order("O-1"));
        post(
                "compliance1",
                number,
                "infringement-notices",
                Map.of(
                        "reference", "I-1",
                        "rightHolder", "甲出版社",
                        "receivedAt", "2026-12-01T08:30:00+08:00",
                        "content", "未经许可传播",
                        "qualified", true));
        post(
                "compliance1",
                number,
                "subleases",
                Map.of("reference", "S-1", "knownSince", "2026-11-30", "sublessee", "丁公司"));
        lease.at(Instant.parse("2026-12-05T00:00:00Z"), number);
        does(
                "compliance1",
                number,
                "Task_ReportToPolice",
                done(Map.of("reportedAt", "2026-12-01T10:00+08:00", "authority", "网安支队", "receiptNo", "77")));
        does(
                "compliance1",
                number,
                "Task_ForwardNotice",
                done(Map.of("measures", List.of("FORWARDED"), "forwardedOn", "2026-12-01")));
        lease.attach("legal1", number, "ORDER_LIFTING");
        post("legal1", number, "cures", Map.of("proof", "机关已解除：通知书 2 号，2026-12-05"));
        lease.at(Instant.parse("2027-05-01T00:00:00Z"), number);
        does(
                "compliance1",
                number,
                "Task_ObjectToSublease",
                done(Map.of("answer", "OBJECT", "objectedOn", "2026-12-20", "proof", "挂号信回执")));
    }

    @Test
    void rentPaidAcceptedAndUnpaid() {
        var paid = demanded();
        post(
                "compliance1",
                paid,
                "rent-payments",
                Map.of("amount", "18000.00", "paidOn", "2026-12-01", "reference", "B-1"));
        var accepted = demanded();
        lease.at(Instant.parse("2026-12-20T02:00:00Z"), accepted);
        does("legal1", accepted, "Task_NoticeForRent", Map.of("answer", "ACCEPT", "ground", "服务器停机，租金可减"));
        assertThat(lease.stage(accepted)).isEqualTo("IN_FORCE");
        clock.set(SettableClock.START);
        var unpaid = demanded();
        lease.at(Instant.parse("2026-12-20T02:00:00Z"), unpaid);
        does(
                "legal1",
                unpaid,
                "Task_NoticeForRent",
                Map.of("answer", "NOTICE", "arrivedOn", "2026-12-18", "proof", "签收记录"));
        assertThat(lease.stage(unpaid)).isEqualTo("CLOSING");
        // it was paid in time after all, and booked later
        post(
                "compliance1",
                unpaid,
                "rent-payments",
                Map.of("amount", "18000.00", "paidOn", "2026-12-17", "reference", "B-2"));
        post("legal1", unpaid, "end-findings", Map.of("finding", "END_WITHOUT_EFFECT", "reason", "通知到达之前已经付清"));
        assertThat(lease.stage(unpaid)).isEqualTo("IN_FORCE");
    }

    @Test
    void renewedRefusedAndExpired() {
        var number = inForce();
        var end = OffsetDateTime.parse(lease.lease(number).path("termEndsAt").asText());
        lease.at(end.minusDays(30).toInstant(), number);
        post("sales1", number, "renewals", Map.of("termMonths", 12, "reference", "X-1"));
        does("legal1", number, "Task_RenewalReview", Map.of("answer", "REFUSE", "ground", "材料不全"));
        post("sales1", number, "renewals", Map.of("termMonths", 12, "reference", "X-2"));
        does("legal1", number, "Task_RenewalReview", Map.of("answer", "AGREE", "ground", "用途未变"));
        lease.runJobs(number);
        post("contract1", number, "offer-returns", Map.of("reason", "租金未谈妥"));
        does("contract1", number, "Task_OfferReturned", Map.of("nextStep", "END", "reason", "租金未谈妥"));
        post("sales1", number, "renewals", Map.of("termMonths", 12, "reference", "X-3"));
        does("legal1", number, "Task_RenewalReview", Map.of("answer", "AGREE", "ground", "用途未变"));
        lease.at(end.minusDays(3).toInstant(), number);
        post("sales1", number, "renewals", Map.of("termMonths", 12, "reference", "X-4"));
        does("legal1", number, "Task_RenewalReview", Map.of("answer", "AGREE", "ground", "用途未变"));
        lease.concludeAgreement(number);
        lease.at(end.toInstant(), number);
        assertThat(lease.stage(number)).isEqualTo("IN_FORCE");
        var first = end.plusYears(1);
        post("sales1", number, "renewals", Map.of("termMonths", 12, "reference", "X-5"));
        lease.at(first.minusDays(60).toInstant(), number);
        does("legal1", number, "Task_RenewalReview", Map.of("answer", "AGREE", "ground", "用途未变"));
        lease.concludeAgreement(number);
        var second = end.plusYears(2);
        lease.at(second.minusDays(30).toInstant(), number);
        var day = LocalDate.ofInstant(second.minusDays(30).toInstant(), clock.getZone())
                .toString();
        does("compliance1", number, "Task_ExpiryNotice", Map.of("answer", "OBJECT", "servedOn", day, "proof", "EMS 1"));
        lease.at(second.toInstant(), number);
        assertThat(lease.stage(number)).isEqualTo("CLOSING");
        handBack(number);
        ended(number, "EXPIRED");
    }

    @Test
    void changedRefusedAndEndedByAgreement() {
        var number = inForce();
        assertThat(lease.ask(number, "CHANGE").status()).isEqualTo(201);
        does("legal1", number, "Task_AgreementReview", Map.of("answer", "REFUSE", "ground", "暂不变更"));
        assertThat(lease.ask(number, "CHANGE").status()).isEqualTo(201);
        lease.at(SettableClock.START.plus(Duration.ofDays(30)), number);
        assertThat(lease.hasTask(number, "Task_AgreementReview")).isFalse();
        for (var way : List.of("returned", "late", "signed")) {
            assertThat(lease.ask(number, "CHANGE").status()).as(way).isEqualTo(201);
            does("legal1", number, "Task_AgreementReview", Map.of("answer", "AGREE", "ground", "可以变更"));
            lease.runJobs(number);
            switch (way) {
                case "returned" -> {
                    post("contract1", number, "offer-returns", Map.of("reason", "不同意"));
                    does("contract1", number, "Task_OfferReturned", Map.of("nextStep", "END", "reason", "不同意"));
                }
                case "late" -> lease.at(SettableClock.START.plus(Duration.ofDays(60)), number);
                default -> lease.concludeAgreement(number);
            }
        }
        assertThat(lease.ask(number, "TERMINATION").status()).isEqualTo(201);
        does("legal1", number, "Task_AgreementReview", Map.of("answer", "AGREE", "ground", "双方同意"));
        lease.concludeAgreement(number);
        lease.at(SettableClock.START.plus(Duration.ofDays(92)), number);
        assertThat(lease.stage(number)).isEqualTo("CLOSING");
        handBack(number);
        ended(number, "TERMINATED");
    }

    /** Its answer is due long before its signatures. */
    @Test
    void anotherPurposeIsAnsweredLate() {
        var number = inForce();
        assertThat(lease.ask(
                                number,
                                Map.of(
                                        "kind",
                                        "CHANGE",
                                        "reason",
                                        "承租人书面申请",
                                        "changes",
                                        "use.declaredPurpose：内部办公和员工培训"))
                        .status())
                .isEqualTo(201);
        lease.at(SettableClock.START.plus(Duration.ofDays(8)), number);
        does("legal1", number, "Task_AgreementReview", Map.of("answer", "REFUSE", "ground", "暂不变更"));
    }

    @Test
    void changedBeforeTheHandOver() {
        var number = secondReview("2027-02-15");
        does("legal2", number, "Task_SecondReview", Map.of("decision", "APPROVE", "ground", "同意"));
        lease.runJobs(number);
        lease.signByBoth(number);
        lease.runJobs(number);
        assertThat(lease.stage(number)).isEqualTo("ACTIVATION");
        assertThat(lease.ask(number, "CHANGE").status()).isEqualTo(201);
        lease.at(SettableClock.START.plus(Duration.ofDays(51)), number);
        assertThat(lease.ask(number, "CHANGE").status())
                .as("the first was late")
                .isEqualTo(201);
        does("legal1", number, "Task_AgreementReview", Map.of("answer", "AGREE", "ground", "可以变更"));
        does("legal2", number, "Task_AgreementReview", Map.of("answer", "AGREE", "ground", "可以变更"));
        lease.at(SettableClock.START.plus(Duration.ofDays(77)), number);
        assertThat(lease.hasTask(number, "Task_FulfilConditions"))
                .as("it waits for the change")
                .isTrue();
        lease.concludeAgreement(number);
        assertThat(lease.stage(number)).isEqualTo("IN_FORCE");
    }

    @Test
    void goesOnWithoutTermAndTakesWhatIsOpenAlong() {
        var number = inForce();
        post("compliance1", number, "reviews", Map.of("ground", "专项复核"));
        var end = OffsetDateTime.parse(lease.lease(number).path("termEndsAt").asText());
        lease.at(end.toInstant(), number);
        assertThat(lease.lease(number).path("indefinite").asBoolean()).isTrue();
        assertThat(lease.hasTask(number, "Task_UseReview")).isTrue();
    }

    @Test
    void terminatedByAParty() {
        var number = inForce();
        terminate(number);
        does("legal1", number, "Task_NoticeOfTermination", goesOn());
        assertThat(lease.stage(number)).isEqualTo("IN_FORCE");
        terminate(number);
        close(number);
        ended(number, "TERMINATED");
    }

    // --- steps

    private ObjectNode fresh(String sample) {
        var application = lease.sample(sample);
        application.put("reference", lease.application().path("reference").asText());
        return application;
    }

    private String inForce() {
        return lease.inForce(lease.application());
    }

    private String secondReview() {
        return secondReview("2026-12-10");
    }

    private String secondReview(String startDate) {
        var application = fresh("shop-without-licence");
        var number = lease.apply(application);
        ((ObjectNode) application.path("use")).put("licenceNo", "京B2-20240001");
        LeaseDriver.forTwoOfficers(application);
        ((ObjectNode) application.path("contract")).put("startDate", startDate);
        lease.call("sales1", "PUT", "/api/leases/" + number + "/application", application);
        later(number, 20);
        approve("legal1", number);
        assertThat(lease.hasTask(number, "Task_SecondReview")).isTrue();
        return number;
    }

    private String conditional() {
        var number = lease.apply(lease.application());
        var approval = new HashMap<>(lease.approval(number));
        approval.put("decision", "APPROVE_WITH_CONDITIONS");
        approval.put("conditions", "提交责任书");
        does("legal1", number, "Task_LegalReview", approval);
        lease.runJobs(number);
        lease.signByBoth(number);
        assertThat(lease.stage(number)).isEqualTo("ACTIVATION");
        return number;
    }

    @Test
    void rentDemandedBeforeTheLeaseWentOn() {
        var number = demanded();
        post(
                "compliance1",
                number,
                "terminations",
                Map.of(
                        "ground", "LESSEE_SEIZURE_OR_DISPUTE",
                        "by", "LESSEE",
                        "knownSince", "2026-12-01",
                        "explanation", "服务器被查封",
                        "serverSeized", true));
        does("legal1", number, "Task_NoticeOfTermination", goesOn());
        later(number, 20);
        assertThat(lease.hasTask(number, "Task_NoticeForRent")).isTrue();
    }

    private String demanded() {
        var number = lease.inForceForAMonth(lease.application());
        post(
                "compliance1",
                number,
                "rent-defaults",
                Map.of("amount", "18000.00", "currency", "CNY", "overdueSince", "2026-11-10"));
        does(
                "compliance1",
                number,
                "Task_DemandRent",
                Map.of(
                        "demand",
                        json.valueToTree(Map.of(
                                        "amount", "18000.00",
                                        "currency", "CNY",
                                        "overdueSince", "2026-11-10",
                                        "sentOn", "2026-12-01",
                                        "arrivedOn", "2026-12-01",
                                        "proof", "签收记录",
                                        "periodDays", "15"))
                                .toString()));
        return number;
    }

    private void terminate(String number) {
        post(
                "compliance1",
                number,
                "terminations",
                Map.of(
                        "ground", "FUNDAMENTAL_BREACH",
                        "by", "LESSOR",
                        "knownSince", "2026-12-01",
                        "explanation", "拒不整改"));
    }

    private static Map<String, String> goesOn() {
        return Map.of("answer", "NOT_TERMINATED", "notEnded", "AGREED_TO_GO_ON", "note", "双方和解");
    }

    private Map<String, String> arrived() {
        return Map.of("arrivedOn", LocalDate.now(clock).toString(), "proof", "EMS 1");
    }

    private void close(String number) {
        does("legal1", number, "Task_NoticeOfTermination", arrived());
        handBack(number);
    }

    private void handBack(String number) {
        lease.runJobs(number);
        var today = LocalDate.now(clock);
        does("ops1", number, "Task_TakeBackServer", Map.of("accessRevokedOn", today.toString(), "note", "已收回"));
        lease.attach("ops1", number, "DATA_RETURN_PROOF");
        does(
                "ops1",
                number,
                "Task_ReturnData",
                Map.of(
                        "dataDisposedOn", today.toString(),
                        "how", "RETURNED",
                        "logsKeptUntil", today.plusMonths(7).toString(),
                        "impactAssessmentKeptUntil", today.plusYears(4).toString(),
                        "note", "已返还"));
    }

    private void approve(String officer, String number) {
        does(officer, number, "Task_LegalReview", lease.approval(number));
    }

    private void does(String user, String number, String task, Map<String, String> values) {
        if (values.containsKey("proof") || values.containsKey("demand")) {
            lease.handInProof(number, lease.arrival(values));
        }
        var id = lease.taskId(number, task);
        lease.claim(user, id);
        var answer = lease.submit(user, id, values);
        assertThat(answer.status()).as(answer.text()).isEqualTo(204);
    }

    private Http.Answer post(String user, String number, String door, Map<String, ?> body) {
        var answer = lease.call(user, "POST", "/api/leases/" + number + "/" + door, json.valueToTree(body));
        assertThat(answer.status()).as(door + " " + answer.text()).isEqualTo(202);
        return answer;
    }

    @Test
    void identityIsVerifiedLateAgainBeforeTheDraftAndNotAtAll() {
        var application = lease.unverified();
        ((ObjectNode) application.path("contract")).put("startDate", "2026-12-15");
        var number = lease.apply(application);
        later(number, 10);
        lease.attach("compliance1", number, "IDENTITY");
        var sent = new HashMap<>(lease.verification(number, "Task_VerifyIdentity", "MATCH", ""));
        sent.replaceAll((section, fields) -> fields.replace("2036-12-31", "2026-12-12"));
        assertThat(lease.complete("compliance1", number, "Task_VerifyIdentity", sent)
                        .status())
                .isEqualTo(204);
        later(number, 20);
        lease.approve("legal1", number);
        assertThat(lease.stage(number)).isEqualTo("CONTRACT");

        clock.set(SettableClock.START);
        var doubted = lease.apply(lease.unverified());
        verified(doubted, "Task_VerifyIdentity", "MISMATCH");
        assertThat(lease.stage(doubted)).isEqualTo("LEGAL_REVIEW");
        assertThat(lease.lease(doubted).path("risk").asText()).isEqualTo("HIGH");
    }

    @Test
    void identityIsVerifiedAnewBeforeAnOpeningInTimeTooLateOrInVain() {
        for (var result : List.of("MATCH", "MISMATCH", "")) {
            clock.set(SettableClock.START);
            var application = lease.unverified();
            ((ObjectNode) application.path("contract")).put("startDate", "2027-12-15");
            var number = lease.apply(application);
            lease.approve("legal1", number);
            lease.signByBoth(number);
            lease.at(Instant.parse("2027-12-15T02:00:00Z"), number);
            if (result.isEmpty()) {
                lease.at(Instant.parse("2028-01-15T02:00:00Z"), number);
                assertThat(lease.hasTask(number, "Task_FulfilConditions")).isTrue();
            } else {
                verified(number, "Task_VerifyIdentityAtOpening", result);
                assertThat(lease.stage(number)).isEqualTo(result.equals("MATCH") ? "IN_FORCE" : "LEGAL_REVIEW");
            }
        }
    }

    @Test
    void identityInDoubtIsVerifiedAgainInForce() {
        for (var result : List.of("MATCH", "MISMATCH")) {
            clock.set(SettableClock.START);
            var number = lease.inForce(lease.unverified());
            post("compliance1", number, "reviews", Map.of("ground", "专项复核"));
            var seen = new HashMap<>(LeaseDriver.asAgreed());
            seen.put("identityDoubts", "[\"SIGNER_CHANGED\"]");
            does("compliance1", number, "Task_UseReview", seen);
            lease.attach("compliance1", number, "IDENTITY");
            var whole = lease.verification(number, "Task_ReverifyIdentity", result, "登记名称不符");
            if (result.equals("MATCH")) {
                does("compliance1", number, "Task_ReverifyIdentity", Map.of("first", whole.get("first")));
                verified(number, "Task_ReverifyIdentity", result);
                assertThat(lease.hasTask(number, "Task_ReverifyIdentity")).isFalse();
            } else {
                does("compliance1", number, "Task_ReverifyIdentity", whole);
                assertThat(lease.hasTask(number, "Task_UseReview")).isTrue();
            }
        }
    }

    @Test
    void incidentsAreReportedOrFoundToNeedNone() {
        var number = inForce();
        post("compliance1", number, "incidents", LeaseDriver.incident("N-1", "OTHER"));
        lease.at(clock.instant().plusSeconds(2 * 3600 + 60), number);
        lease.at(clock.instant().plusSeconds(2 * 3600 + 60), number);
        does(
                "compliance1",
                number,
                "Task_ReportIncident",
                done(Map.of(
                        "answer", "REPORT",
                        "grade", "LARGER",
                        "reportedAt", "2026-12-01T12:00+08:00",
                        "receiptNo", "SJ-1",
                        "authority", "上海市网信办")));
        lease.at(clock.instant().plusSeconds(31 * 86_400), number);
        var today = clock.instant().atZone(clock.getZone()).toLocalDate().toString();
        does(
                "compliance1",
                number,
                "Task_FinalIncidentReport",
                done(Map.of("handledOn", today, "finalReportOn", today, "receiptNo", "SJ-2")));
        var other = inForce();
        post("compliance1", other, "incidents", LeaseDriver.incident("N-2", "OTHER"));
        does(
                "compliance1",
                other,
                "Task_ReportIncident",
                done(Map.of("answer", "NO_REPORT", "grade", "GENERAL", "ground", "涉及三十人，未造成危害")));
    }

    private void verified(String number, String task, String result) {
        var answer = lease.verifyIdentity(number, task, result, result.equals("MATCH") ? "" : "登记名称不符");
        assertThat(answer.status()).as(answer.text()).isEqualTo(204);
        lease.runJobs(number);
    }

    private static Map<String, Object> report(String reference, Map<String, Object> seen) {
        var report = new HashMap<>(seen);
        report.put("reference", reference);
        report.put("actualUse", "内部办公系统");
        return report;
    }

    private static Map<String, Object> order(String reference) {
        return Map.of(
                "reference", reference,
                "authority", "某市公安局",
                "orderRef", "责令停止 1 号",
                "receivedAt", "2026-12-01T08:30:00+08:00",
                "content", "立即停止服务");
    }

    private Map<String, String> done(Map<String, ?> what) {
        return Map.of("done", json.valueToTree(what).toString());
    }

    private String proof(String proof) {
        JsonNode list = json.valueToTree(List.of(Map.of("key", "1-1", "proof", proof)));
        return list.toString();
    }

    private Instant nextReview(String number) {
        return OffsetDateTime.parse(lease.lease(number).path("nextReviewAt").asText())
                .toInstant();
    }

    /** What an operator does in Cockpit once the cause of an incident is mended. */
    private void retry(String number) {
        var instance = lease.column(number, "process_instance_id");
        var incident = runtime.createIncidentQuery().processInstanceId(instance).singleResult();
        var answer = lease.callRaw(
                "ops1", "PUT", "/engine-rest/job/" + incident.getConfiguration() + "/retries", "{\"retries\": 1}");
        assertThat(answer.status()).as(answer.text()).isEqualTo(204);
        lease.runJobs(number);
    }

    private void later(String number, int days) {
        lease.at(SettableClock.START.plusSeconds(days * 86_400L), number);
    }

    private void ended(String number, String reason) {
        assertThat(lease.lease(number).path("endReason").asText()).isEqualTo(reason);
        assertThat(lease.stage(number)).isEqualTo("ENDED");
    }

    private void lessor(String facts) {
        jdbc.sql("update lease.lessor_register set facts = " + facts + " where code = 'default'")
                .update();
    }

    /** Behind the doors, as only an administrator of the database can. */
    private void alter(String table, String assignment, String number) {
        TestPostgres.alter(table, "update lease." + table + " set " + assignment + " where lease_number = ?", number);
    }
}
