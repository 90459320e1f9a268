package dev.serverlease.stage.legalreview;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.serverlease.lease.Leases;
import dev.serverlease.testing.LeaseDriver;
import dev.serverlease.testing.ServerLeaseTest;
import dev.serverlease.testing.SettableClock;
import dev.serverlease.testing.TestPostgres;
import dev.serverlease.words.ApplicationFields;
import dev.serverlease.words.ApplicationWords;
import java.io.IOException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the forms show of a case: words, and what changed since the officer last saw it. */
@ServerLeaseTest
class CaseViewTest {

    @Autowired
    private LeaseDriver lease;

    @Autowired
    private SettableClock clock;

    @Autowired
    private TaskService tasks;

    @Autowired
    private ObjectMapper json;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Leases leases;

    @Autowired
    private CaseView cases;

    @Autowired
    private ApplicationWords words;

    @BeforeEach
    void startOfTime() {
        clock.set(SettableClock.START);
    }

    @Test
    void officerReadsWordsAndNoChangesInTheFirstRound() throws Exception {
        var number = lease.inReview(lease.application());
        var view = view(number, "Task_LegalReview");
        assertThat(view.path("lessee").path("kind").asText()).isEqualTo("企业 Company");
        assertThat(view.path("server").asText()).contains("新加坡 Singapore").doesNotContain("BARE_METAL", "CLOUD");
        assertThat(view.path("channel").asText()).contains("国际专线").doesNotContain("INTL_PRIVATE_LINE");
        assertThat(view.path("audience").asText()).isEqualTo("内部人员 Internal");
        assertThat(view.path("activityCodes").get(0).asText()).contains("办公 Office");
        assertThat(view.path("changes")).isEmpty();
    }

    @Test
    void whatIsSatisfiedSaysOnWhichFactsItRests() throws Exception {
        var settled =
                view(lease.inReview(lease.application()), "Task_LegalReview").path("settled");
        var term = StreamSupport.stream(settled.spliterator(), false)
                .filter(finding -> finding.path("rule").asText().equals("contract.term-cap"))
                .findFirst()
                .orElseThrow();
        assertThat(term.path("outcome").asText()).isEqualTo("SATISFIED");
        assertThat(term.path("facts").asText()).contains("租期（月）：23").doesNotContain("contract.termMonths");
        assertThat(term.has("quote"))
                .as("each task would carry the law once more")
                .isFalse();
    }

    /** A question added to the application reaches the officer without anybody thinking of it. */
    @Test
    void officerReadsEverythingThatWasStated() throws Exception {
        var application = lease.application();
        var view = view(lease.apply(application), "Task_LegalReview").toString();
        ApplicationFields.current().paths(member -> !member.isGroup()).stream()
                .filter(path -> path.contains(".") && !path.endsWith("idVerified"))
                .filter(path -> !application.at("/" + path.replace('.', '/')).isMissingNode())
                .filter(path -> !application.at("/" + path.replace('.', '/')).isEmpty()
                        || application.at("/" + path.replace('.', '/')).isValueNode())
                .forEach(path -> assertThat(view)
                        .as(path)
                        .contains(words.of(application, path).split("、")[0]));
    }

    @Test
    void laterTasksShowTheLessee() throws Exception {
        var drafted = lease.toBeSigned(lease.application());
        lease.signForLessee(drafted);
        assertThat(view(drafted, "Task_SealForLessor")
                        .path("lessee")
                        .path("kind")
                        .asText())
                .isEqualTo("企业 Company");

        var number = lease.inForce(lease.application());
        lease.at(
                OffsetDateTime.parse(lease.lease(number).path("nextReviewAt").asText())
                        .toInstant(),
                number);
        var review = view(number, "Task_UseReview");
        assertThat(review.path("lessee").path("kind").asText()).isEqualTo("企业 Company");
        assertThat(review.path("lessee").path("uscc").asText()).hasSize(18);
        assertThat(review.path("channel").asText()).contains("国际专线");
        assertThat(review.path("activityCodes").get(0).asText()).isEqualTo("办公 Office");
        lease.complete("compliance1", number, "Task_UseReview", LeaseDriver.asAgreed());

        var end = OffsetDateTime.parse(lease.lease(number).path("termEndsAt").asText());
        var notice = end.minusDays(30);
        lease.at(notice.toInstant(), number);
        lease.complete(
                "compliance1",
                number,
                "Task_ExpiryNotice",
                Map.of("answer", "OBJECT", "servedOn", notice.toLocalDate().toString(), "proof", "EMS 1"));
        lease.at(end.toInstant(), number);
        var takeBack = view(number, "Task_TakeBackServer").path("lessee");
        assertThat(takeBack.path("name").asText())
                .isEqualTo(lease.application().path("lessee").path("name").asText());
    }

    @Test
    void changesSinceTheLastRoundShowOldAndNewValues() throws Exception {
        var application = lease.application();
        ((ObjectNode) application.path("lessee")).put("contactPhone", "13800138000");
        var number = lease.apply(application);
        lease.complete(
                "legal1", number, "Task_LegalReview", Map.of("decision", "REQUEST_CHANGES", "ground", "请说明部署地点"));
        ((ObjectNode) application.path("server")).put("country", "JP");
        ((ObjectNode) application.path("lessee")).put("contactPhone", "13900139000");
        ((ObjectNode) application.path("contract")).remove(List.of("deposit", "depositKind"));
        ((ObjectNode) application.path("use"))
                .putArray("activityCodes")
                .add("OFFICE")
                .add("WEBSITE");
        var answer = lease.call("sales1", "PUT", "/api/leases/" + number + "/application", application);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        assertThat(lease.stage(number)).isEqualTo("LEGAL_REVIEW");

        var changes = view(number, "Task_LegalReview").path("changes");
        assertThat(row(changes, "国家或者地区"))
                .containsExactly("服务器 Server › 所在国家或者地区代码 Country or region code", "新加坡 Singapore", "日本 Japan");
        assertThat(row(changes, "押金（保证金）或者定金").get(2)).isEqualTo("—");
        assertThat(row(changes, "活动类型").get(2)).isEqualTo("办公 Office、网站 Website");
        assertThat(row(changes, "联系电话")).noneMatch(text -> text.contains("13"));
        assertThat(row(changes, "款项性质").get(2)).isEqualTo("—");
        assertThat(changes).hasSize(5);
    }

    @Test
    void changesAreThoseSinceAnOfficerLastSawTheCase() throws Exception {
        var application = lease.sample("shop-without-licence");
        application.put("reference", lease.application().path("reference").asText());
        var number = lease.apply(application);
        ((ObjectNode) application.path("server")).put("country", "JP");
        put(number, application);
        assertThat(lease.stage(number)).isEqualTo("APPLICATION");
        ((ObjectNode) application.path("use")).put("licenceNo", "京B2-20240001");
        put(number, application);
        assertThat(lease.stage(number)).isEqualTo("LEGAL_REVIEW");

        // no officer has seen any of it: since the first round
        var view = view(number, "Task_LegalReview");
        assertThat(view.path("changedSince").asInt()).isEqualTo(1);
        assertThat(row(view.path("changes"), "国家或者地区").get(2)).isEqualTo("日本 Japan");
        assertThat(row(view.path("changes"), "许可证编号").get(2)).isEqualTo("京B2-20240001");

        // an officer has seen round 3: what changed before is known
        lease.complete("legal1", number, "Task_LegalReview", Map.of("decision", "REQUEST_CHANGES", "ground", "请说明数量"));
        ((ObjectNode) application.path("server")).put("quantity", 7);
        ((ObjectNode) application.path("use")).remove("licenceNo");
        put(number, application);
        assertThat(lease.stage(number)).isEqualTo("APPLICATION");
        ((ObjectNode) application.path("use")).put("licenceNo", "京B2-20240001");
        put(number, application);
        view = view(number, "Task_LegalReview");
        assertThat(view.path("changedSince").asInt()).isEqualTo(3);
        assertThat(view.path("changes")).hasSize(1);
        assertThat(row(view.path("changes"), "数量").get(2)).isEqualTo("7");
    }

    @Test
    void anotherRoundForTheLessorHidesNoChanges() throws Exception {
        var application = lease.application();
        var number = lease.apply(application);
        lease.complete("legal1", number, "Task_LegalReview", Map.of("decision", "REQUEST_CHANGES", "ground", "请说明数量"));
        ((ObjectNode) application.path("server")).put("quantity", 7);
        put(number, application);
        var superuser = TestPostgres.superuser("shared");
        superuser
                .sql("insert into lease.application (lease_number, round, content, submitted_by, submitted_at)"
                        + " select lease_number, 3, content, 'system', submitted_at from lease.application"
                        + " where lease_number = :number and round = 2")
                .param("number", number)
                .update();
        superuser
                .sql(
                        "insert into lease.findings (lease_number, occasion, round, document) select lease_number, occasion, 3, document"
                                + " from lease.findings where lease_number = :number and occasion = 'CHECKS' and round = 2")
                .param("number", number)
                .update();
        jdbc.sql("update lease.lease set round = 3 where number = :number")
                .param("number", number)
                .update();
        var view = json.valueToTree(cases.of(leases.get(number), false));
        assertThat(row(view.path("changes"), "数量").get(2)).isEqualTo("7");
    }

    @Test
    void officerSeesIdentityRegistersDataAndTerms() throws Exception {
        var application = lease.sample("shop-without-licence");
        application.put("reference", lease.application().path("reference").asText());
        ((ObjectNode) application.path("use")).put("licenceNo", "京B2-20991234").put("filingNo", "没有ICP备0号");
        jdbc.sql("insert into lease.permit_register (number, kind, holder_uscc, items, status, valid_to, read_on)"
                        + " values ('京B2-20991234', 'TELECOM_PERMIT', '91110100MA01AX045U', '{B25}', 'VALID',"
                        + " '2029-03-16', '2026-11-20') on conflict do nothing")
                .update();
        var view = view(lease.apply(application), "Task_LegalReview");
        assertThat(view.path("identity").asText())
                .contains("2026-12-01 · 承租人", "查询登记公示信息", "签署人", "compliance1")
                .doesNotContain("尚待核验");
        assertThat(labelled(view.path("service"), "互联网信息服务")).isEqualTo("经营性 Commercial");
        assertThat(labelled(view.path("service"), "经营许可证编号")).isEqualTo("京B2-20991234");
        assertThat(labelled(view.path("data"), "是否含有个人信息")).startsWith("是");
        var registers = view.path("registers");
        assertThat(registers)
                .anySatisfy(row -> {
                    assertThat(row.path("number").asText()).isEqualTo("京B2-20991234");
                    assertThat(row.path("holder").asText()).isEqualTo("91110100MA01AX045U");
                    assertThat(row.path("validTo").asText()).isEqualTo("2029-03-16");
                    assertThat(row.path("label").asText()).contains("电信业务经营许可证");
                    assertThat(row.path("status").asText()).startsWith("有效");
                    assertThat(row.path("readOn").asText()).isEqualTo("2026-11-20");
                })
                .anySatisfy(row -> {
                    assertThat(row.path("number").asText()).isEqualTo("没有ICP备0号");
                    assertThat(row.path("status").asText()).startsWith("登记册中没有");
                })
                .anySatisfy(row -> {
                    assertThat(row.path("label").asText()).startsWith("出租人的许可");
                    assertThat(row.path("readOn").asText()).matches("20\\d\\d-\\d\\d-\\d\\d");
                });

        var office = view(lease.inReview(lease.application()), "Task_LegalReview");
        assertThat(labelled(office.path("terms"), "押金（保证金）或者定金")).isEqualTo("36000.00");
        assertThat(labelled(office.path("who"), "是否为关键信息基础设施运营者")).isEqualTo("否 No");
        assertThat(labelled(office.path("data"), "本年出境个人信息人数")).isEqualTo("260");
    }

    @Test
    void officerSeesOtherLeasesOfTheSameCreditCodeAndNoneByName() throws Exception {
        var application = lease.application();
        ((ObjectNode) application.path("lessee")).put("uscc", "91440300MA5FTX0G3X");
        var refused = lease.apply(application);
        lease.complete("legal1", refused, "Task_LegalReview", Map.of("decision", "REJECT", "ground", "用途不明"));
        application.put("reference", lease.application().path("reference").asText());
        var earlier = view(lease.apply(application), "Task_LegalReview").path("earlierLeases");
        assertThat(earlier).singleElement().satisfies(other -> {
            assertThat(other.path("number").asText()).isEqualTo(refused);
            assertThat(other.path("stage").asText()).contains("已结束", "审查未通过");
            assertThat(other.path("appliedOn").asText()).isEqualTo("2026-12-01");
        });
        ((ObjectNode) application.path("lessee"))
                .put("kind", "INDIVIDUAL")
                .put("idType", "RESIDENT_ID")
                .put("idNo", "110101199003071233")
                .put("age", 36)
                .remove("uscc");
        application.put("reference", lease.application().path("reference").asText());
        var number = lease.apply(application);
        assertThat(json.<JsonNode>valueToTree(cases.of(leases.get(number), false))
                        .path("earlierLeases"))
                .isEmpty();
    }

    @Test
    void reviewsAreDueWhenTheManagersWouldBeTold() {
        var number = lease.inReview(lease.application());
        var escalation = jdbc.sql(
                        "select duedate_ from act_ru_job j join act_ru_execution p on p.id_ = j.process_instance_id_"
                                + " where p.business_key_ = :number and j.handler_cfg_ like 'Timer_ReviewEscalation%'")
                .param("number", number)
                .query(java.sql.Timestamp.class)
                .single();
        assertThat(tasks.createTaskQuery()
                        .taskId(lease.taskId(number, "Task_LegalReview"))
                        .singleResult()
                        .getDueDate()
                        .toInstant())
                .isEqualTo(escalation.toInstant());
    }

    @Test
    void applicantsGroundStandsWithTheFinding() throws Exception {
        var application = lease.sample("shop-without-licence");
        application.put("reference", lease.application().path("reference").asText());
        application
                .putObject("answers")
                .putObject("iis.commercial-licence")
                .put("kind", "CLAIM")
                .put("ground", "会员资讯免费提供");
        var view = view(lease.apply(application), "Task_LegalReview");
        assertThat(StreamSupport.stream(view.path("open").spliterator(), false)
                        .filter(finding -> finding.path("messageZh").asText().contains("申请人的说明")))
                .singleElement()
                .satisfies(finding -> assertThat(finding.path("messageZh").asText())
                        .contains("申请人主张无须办理")
                        .endsWith("申请人的说明：会员资讯免费提供"));
    }

    private void put(String number, ObjectNode application) {
        var answer = lease.call("sales1", "PUT", "/api/leases/" + number + "/application", application);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    }

    private static String labelled(JsonNode rows, String label) {
        return StreamSupport.stream(rows.spliterator(), false)
                .filter(row -> row.path("label").asText().startsWith(label))
                .map(row -> row.path("value").asText())
                .findFirst()
                .orElseThrow(() -> new AssertionError(label + " not in " + rows));
    }

    private static List<String> row(JsonNode changes, String label) {
        return StreamSupport.stream(changes.spliterator(), false)
                .filter(change -> change.path("label").asText().contains(label))
                .map(change -> List.of(
                        change.path("label").asText(),
                        change.path("was").asText(),
                        change.path("now").asText()))
                .findFirst()
                .orElseThrow(() -> new AssertionError(label + " not in " + changes));
    }

    private JsonNode view(String number, String task) throws IOException {
        return json.readTree(
                tasks.getVariableLocal(lease.taskId(number, task), "view").toString());
    }
}
