package dev.serverlease.register;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.serverlease.config.LeaseSettings;
import dev.serverlease.lease.GivenLease;
import dev.serverlease.testing.Http;
import dev.serverlease.testing.LeaseDriver;
import dev.serverlease.testing.ServerLeaseTest;
import dev.serverlease.testing.SettableClock;
import dev.serverlease.testing.StoredState;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The lessor register: who leases here is read from it, and from the next check on. */
@ServerLeaseTest
class LessorRegisterTest {

    private static final String HEADER = String.join(",", LessorFile.COLUMNS) + "\n";
    private static final String GOOD = "default,MAINLAND_COMPANY,示例云服务（北京）有限公司,91110108MA01CX0664,北京市海淀区示例路9号,OWNER,"
            + "0,,,B1.B2-20240001,91110108MA01CX0664,B11;B14,CLOUD_RESOURCES,NATIONWIDE,2030-12-31,VALID,,\n";
    private static final String LAPSED = GOOD.replace("2030-12-31,VALID", "2026-11-30,VALID");
    private static final String BORROWED =
            GOOD.replace("B2-20240001,91110108MA01CX0664", "B2-20240001,914403001922038216");

    @Autowired
    private LeaseDriver lease;

    @Autowired
    private SettableClock clock;

    @Autowired
    private StoredState stored;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private ObjectMapper json;

    @Autowired
    private LeaseSettings settings;

    @Autowired
    private RuntimeService runtime;

    @Autowired
    private ManagementService management;

    @Autowired
    private TaskService tasks;

    @BeforeEach
    void startOfTime() {
        clock.set(SettableClock.START);
    }

    @AfterEach
    void theDemosLessorsAgain() throws IOException {
        var demo = new ClassPathResource("demo/lessors.csv").getContentAsString(StandardCharsets.UTF_8);
        assertThat(post("compliance1", demo).status()).isEqualTo(200);
    }

    @Test
    void aCorrectedEntryLetsAHeldApplicationGoOnWithoutARestart() {
        imported(BORROWED);
        var number = lease.applied(lease.application());
        lease.runJobs(number);
        assertThat(lease.stage(number)).isEqualTo("CHECKS");
        var incident = runtime.createIncidentQuery().activityId("Task_WaitForLessor").list().stream()
                .filter(each -> each.getIncidentMessage().contains(number))
                .findFirst()
                .orElseThrow();
        assertThat(incident.getIncidentMessage())
                .contains("/api/registers/lessors")
                .doesNotContain("重启");

        imported(GOOD);
        management.setJobRetries(incident.getConfiguration(), 1);
        lease.runJobs(number);
        assertThat(lease.stage(number)).isEqualTo("LEGAL_REVIEW");
    }

    /** A lapsed permit is ours to renew: the applicant is asked for nothing, and no deadline of its runs. */
    @Test
    void aLapsedPermitOfOursWaitsAtTheLessorAndRunsNoDeadlineOfTheApplicant() {
        imported(LAPSED);
        var number = lease.applied(lease.application());
        lease.runJobs(number);
        assertThat(lease.stage(number)).isEqualTo("CHECKS");
        assertThat(lease.lease(number).path("completeBy").isMissingNode()
                        || lease.lease(number).path("completeBy").isNull())
                .isTrue();
        var incident = runtime.createIncidentQuery().activityId("Task_WaitForLessor").list().stream()
                .filter(each -> each.getIncidentMessage().contains(number))
                .findFirst()
                .orElseThrow();
        assertThat(jdbc.sql("select count(*) from lease.notice where lease_number = ? and kind = 'LESSOR_AWAITED'")
                        .param(number)
                        .query(Long.class)
                        .single())
                .as("compliance officers are told, who keep the lessor's register")
                .isPositive();

        imported(GOOD);
        management.setJobRetries(incident.getConfiguration(), 1);
        lease.runJobs(number);
        assertThat(lease.stage(number)).isEqualTo("LEGAL_REVIEW");
    }

    /** What the applicant lacks comes first, and only that is asked of it. */
    @Test
    void whatTheApplicantLacksIsAskedWithoutWhatTheLessorLacks() {
        imported(LAPSED);
        var application = lease.application();
        application.withObjectProperty("contract").remove("rentPlan");
        var number = lease.applied(application);
        assertThat(lease.stage(number)).isEqualTo("APPLICATION");
        assertThat(lease.call("sales1", "GET", "/api/leases/" + number, null).text())
                .contains("contract.fields");
        assertThat(String.valueOf(tasks.getVariableLocal(lease.taskId(number, "Task_CompleteApplication"), "view")))
                .doesNotContain("lessor.permit");
        application.withObjectProperty("contract").set("rentPlan", GivenLease.plan("MONTH", "ADVANCE", 6));
        assertThat(lease.call("sales1", "PUT", "/api/leases/" + number + "/application", application)
                        .status())
                .isEqualTo(200);
        lease.runJobs(number);
        assertThat(lease.stage(number)).as("only the lessor's is left").isEqualTo("CHECKS");
    }

    @Test
    void theContractNamesTheLessorAsTheRegisterHasIt() {
        imported(GOOD);
        var number = lease.toBeSigned(lease.application());
        assertThat(lease.contractText(number))
                .contains("北京市海淀区示例路9号", "B1.B2-20240001")
                .doesNotContain("示例路8号");
    }

    @Test
    void aLessorThatMovedAfterTheApprovalSendsTheLeaseBackToTheOfficer() {
        imported(GOOD);
        var number = lease.inReview(lease.application());
        lease.complete("legal1", number, "Task_LegalReview", lease.approval(number));
        imported(GOOD.replace("示例路9号", "示例路11号"));
        lease.runJobs(number);
        assertThat(lease.stage(number))
                .as("before anybody signs a contract that says something else")
                .isEqualTo("LEGAL_REVIEW");
        lease.approve("legal1", number);
        assertThat(lease.contractText(number)).contains("示例路11号");
    }

    @Test
    void aNameThatNoContractCanPrintIsNoEntry() {
        var answer = post("compliance1", HEADER + GOOD.replace("示例路9号", "示例路😀号"));
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.text()).contains("domicile", "U+1F600");
    }

    @Test
    void whatContractsStateOfALessorMayFollowInMoreColumns() {
        var more = HEADER.strip() + "," + String.join(",", LessorFile.CONTACT) + "\n" + GOOD.strip()
                + ",,张示例,,,北京市海淀区示例路9号收发室,contracts@lessor.example,010-00000000,,示例银行北京分行,0200 0000 0000 0000,,\n";
        assertThat(post("compliance1", more).status()).isEqualTo(200);
        var number = lease.toBeSigned(lease.application());
        assertThat(lease.contractText(number))
                .contains("张示例", "北京市海淀区示例路9号收发室", "示例银行北京分行", "contracts@lessor.example");
    }

    @Test
    void theEntryUnderTheSettingsCodeComesFirstAndTheSettingsOnlyWhereThereIsNone() {
        imported(GOOD + GOOD.replace("default", "second").replace("北京市海淀区示例路9号", "北京市海淀区示例路10号"));
        assertThat(lessors("second", settings.lessor()).current().domicile()).isEqualTo("北京市海淀区示例路10号");
        assertThat(lessors("second", null).current().domicile()).isEqualTo("北京市海淀区示例路10号");
        assertThat(lessors("no-such-code", settings.lessor()).current()).isEqualTo(settings.lessor());
    }

    @Test
    void registerEntryIsEnoughToStartAndWithoutEntryAndSettingsNothingStarts() {
        assertThatCode(() -> lessors("default", null).afterSingletonsInstantiated())
                .doesNotThrowAnyException();
        assertThatThrownBy(() -> lessors("no-such-code", null).afterSingletonsInstantiated())
                .hasMessageContaining("没有出租人")
                .hasMessageContaining("no-such-code");
    }

    @Test
    void aFileWithOneWrongLineChangesNothingAndSaysWhere() {
        stored.unchangedBy(() -> {
            var answer = post(
                    "compliance1",
                    HEADER + GOOD.replace("default", "third")
                            + ",COMPANY,,123,,OWNED,101,,maybe,B1.20180452,,B11,,NATIONWIDE,2030-02-30,OK,perhaps,soon\n"
                            + "third,OVERSEAS_ENTITY,Example Ltd,,Singapore,OWNER,-1,,,,,B11,,,,,,\n"
                            + "fourth,MAINLAND_COMPANY,示例,,北京,OWNER,,,,,,,,,,,,\n"
                            + "too,few\n");
            assertThat(answer.status()).isEqualTo(400);
            assertThat(answer.body().path("errors"))
                    .extracting(error -> error.path("field").asText())
                    .containsExactly(
                            "line 3, code",
                            "line 3, kind",
                            "line 3, name",
                            "line 3, uscc",
                            "line 3, domicile",
                            "line 3, title",
                            "line 3, foreignSharePct",
                            "line 3, claimsWhollyAbroad",
                            "line 3, permitNo",
                            "line 3, permitHolderUscc",
                            "line 3, permitValidTo",
                            "line 3, permitStatus",
                            "line 3, authorisedSubsidiary",
                            "line 3, renewalAppliedOn",
                            "line 4, code",
                            "line 4, foreignSharePct",
                            "line 4, permitNo",
                            "line 5, uscc",
                            "line 6");
            assertThat(answer.body().path("errors"))
                    .allSatisfy(error -> assertThat(error.path("message").asText())
                            .containsPattern("\\p{IsHan}")
                            .containsPattern("[a-z]{3}"));
        });
    }

    @Test
    void complianceOfficersImportAndNobodyElse() {
        var file = HEADER + GOOD.replace("default", "fifth");
        stored.unchangedBy(() -> {
            for (var user : List.of("sales1", "legal1", "contract1", "ops1", "manager1", "admin")) {
                assertThat(post(user, file).status()).as(user).isEqualTo(403);
            }
        });
        assertThat(post("compliance1", file).status()).isEqualTo(200);
        assertThat(jdbc.sql("select register || ' ' || imported_by || ' ' || rows from lease.register_import"
                                + " order by id desc limit 1")
                        .query(String.class)
                        .single())
                .isEqualTo("LESSORS compliance1 1");
    }

    @Test
    void whatWasImportedIsReadBack() {
        imported(GOOD
                + "sixth,OVERSEAS_ENTITY,Example Ltd,,Singapore,OWNER,49.5,试点-1,true,B1-20180452,914403001922038216,B11,"
                + ",广东;上海,2030-12-31,VALID,TRUE,2030-06-01\n");
        var sixth = entry("sixth");
        assertThat(sixth.path("readOn").asText()).isEqualTo("2026-12-01");
        var facts = sixth.path("lessor");
        assertThat(facts.path("kind").asText()).isEqualTo("OVERSEAS_ENTITY");
        assertThat(facts.path("uscc").isNull()).isTrue();
        assertThat(facts.path("foreignSharePct").decimalValue()).isEqualByComparingTo("49.5");
        assertThat(facts.path("pilotApproval").asText()).isEqualTo("试点-1");
        assertThat(facts.path("claimsWhollyAbroad").asBoolean()).isTrue();
        assertThat(facts.path("permit").path("coverage"))
                .extracting(JsonNode::asText)
                .containsExactlyInAnyOrder("上海", "广东");
        assertThat(facts.path("permit").path("authorisedSubsidiary").asBoolean())
                .isTrue();
        assertThat(facts.path("permit").path("renewalAppliedOn").asText()).isEqualTo("2030-06-01");
        assertThat(entry("default").path("lessor").path("domicile").asText()).isEqualTo("北京市海淀区示例路9号");
        assertThat(read("?size=1").path("more").asBoolean()).isTrue();
        assertThat(read("?size=500").path("more").asBoolean()).isFalse();
    }

    @Test
    void aForeignShareLeftEmptyIsUnknownAndGoesToTheOfficer() {
        imported(GOOD.replace("OWNER,0,", "OWNER,,"));
        assertThat(scope()).isEqualTo("REVIEW");
        imported(GOOD);
        assertThat(scope()).isEqualTo("SATISFIED");
    }

    private String scope() {
        var findings = lease.call("sales1", "POST", "/api/leases/checks", lease.application())
                .body()
                .path("findings");
        for (var finding : findings) {
            if (finding.path("rule").asText().equals("lessor.permit-scope")) {
                return finding.path("outcome").asText();
            }
        }
        throw new AssertionError("lessor.permit-scope was not asked");
    }

    private Lessors lessors(String code, LeaseSettings.Lessor lessor) {
        return new Lessors(
                jdbc,
                json,
                new LeaseSettings(
                        settings.application(),
                        settings.legalReview(),
                        settings.contract(),
                        settings.activation(),
                        settings.useReview(),
                        settings.suspension(),
                        settings.rent(),
                        settings.expiry(),
                        code,
                        lessor));
    }

    private JsonNode entry(String code) {
        for (var entry : read("?size=500").path("lessors")) {
            if (entry.path("code").asText().equals(code)) {
                return entry;
            }
        }
        throw new AssertionError(code + " is not in the register");
    }

    private JsonNode read(String query) {
        return lease.callRaw("legal1", "GET", "/api/registers/lessors" + query, null)
                .body();
    }

    private void imported(String lines) {
        var answer = post("compliance1", HEADER + lines);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    }

    private Http.Answer post(String user, String csv) {
        return lease.callRaw(user, "POST", "/api/registers/lessors", csv, "text/csv;charset=UTF-8");
    }
}
