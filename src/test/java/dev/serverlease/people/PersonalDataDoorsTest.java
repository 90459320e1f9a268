package dev.serverlease.people;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.serverlease.stage.contract.document.QuickDocument;
import dev.serverlease.testing.Http;
import dev.serverlease.testing.LeaseDriver;
import dev.serverlease.testing.ServerLeaseTest;
import dev.serverlease.testing.SettableClock;
import dev.serverlease.testing.SmallPdf;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * Whoever needs a person's data for no task reads them at no door, whatever became of the lease; and salespeople read
 * of others' leases nothing at all. The data are marks that stand nowhere else; every door is asked.
 */
@ServerLeaseTest
class PersonalDataDoorsTest {

    private static final List<String> NEED_NONE = List.of("manager1", "ops1", "admin");

    /** Each in the forms in which it may be written. */
    private static final Map<String, List<String>> OF_THE_PERSON = Map.of(
            "first domicile", List.of("旧居弄"),
            "domicile", List.of("识别路"),
            "notice address", List.of("记号街"),
            "agreed notice address", List.of("新址巷"),
            "notice address of the renewal", List.of("续约里"),
            "birth date", List.of("1987-03-19", "1987年3月19日", "19870319", "19 March 1987"),
            "first birth date", List.of("1986-02-18", "1986年2月18日", "18 February 1986"),
            "id number", List.of("310101198703190017"),
            "telephone", List.of("13955501234", "13955509876"),
            "e-mail", List.of("kennung"));

    private static final Map<String, List<String>> OF_A_COMPANYS_PEOPLE = Map.of(
            "contact's telephone",
            List.of("13955505678"),
            "contact's e-mail",
            List.of("agentin"),
            "representative's e-mail",
            List.of("li@example.com"),
            "representative's telephone",
            List.of("13800138000"));

    @Autowired
    private LeaseDriver lease;

    @Autowired
    private SettableClock clock;

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    private RequestMappingHandlerMapping ours;

    @Autowired
    private RuntimeService runtime;

    @Autowired
    private TaskService tasks;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private ObjectMapper json;

    private ReadingDoors doors;

    private final Set<String> leaks = new TreeSet<>();

    @BeforeEach
    void startOfTime() {
        clock.set(SettableClock.START.minus(Duration.ofDays(30)));
        doors = new ReadingDoors(ours, runtime, tasks, jdbc, json, lease);
    }

    @Tag("nightly")
    @Test
    void aPersonsDataAreReadByNobodyWhoNeedsThemForNoTask() throws Exception {
        var application = person();
        ((ObjectNode) application.path("lessee"))
                .put("domicile", "上海市浦东新区旧居弄2号")
                .put("birthDate", "1986-02-18")
                .put("contactPhone", "13955509876");
        var number = lease.apply(application);
        LeaseDriver.expectDone(lease.complete(
                "legal1", number, "Task_LegalReview", Map.of("decision", "REQUEST_CHANGES", "ground", "请更正住所")));
        look("to be completed", number);
        var completed = person();
        completed.set("reference", application.path("reference"));
        done(lease.call("sales1", "PUT", "/api/leases/" + number + "/application", completed));
        lease.runJobs(number);
        look("in review", number);
        LeaseDriver.expectDone(lease.complete("legal1", number, "Task_LegalReview", lease.approval(number)));
        look("to be verified", number);
        lease.verifyIdentity(number);
        QuickDocument.printed(() -> drafted(number));
        done(lease.callRaw("contract1", "POST", "/api/leases/" + number + "/signing-links", "{\"to\":\"SIGNER\"}"));
        look("offered", number);
        lease.signByBoth(number);
        lease.runJobs(number);
        clock.set(SettableClock.START);
        done(lease.ask(
                number,
                Map.of(
                        "kind",
                        "CHANGE",
                        "reason",
                        "承租人迁址",
                        "changes",
                        "通知与送达地址：上海市黄浦区新址巷5号\n联系电话：13955501234\n住所：上海市黄浦区新址巷5号")));
        look("change to be reviewed", number);
        LeaseDriver.expectDone(
                lease.complete("legal1", number, "Task_AgreementReview", Map.of("answer", "AGREE", "ground", "同一主体")));
        QuickDocument.printed(() -> drafted(number));
        look("change to be signed", number);
        lease.concludeAgreement(number);
        handIn(number, "SIGNED_CONTRACT", "承租人住所：上海市浦东新区识别路7号");
        handIn(number, "LETTER_OF_AUTHORITY", "委托人身份证号码310101198703190017");
        rentIsDemanded(number);
        done(lease.call(
                "sales1",
                "POST",
                "/api/leases/" + number + "/renewals",
                json.valueToTree(
                        Map.of("termMonths", 12, "reference", "R-" + number, "changes", "通知与送达地址：上海市静安区续约里3号"))));
        look("in force", number);
        assertThat(leaks).isEmpty();
        whoNeedsThemReadsThem(number);
        managersReadWhatWasAgreedAndWhyTheyReadNoMore(number);
    }

    private void managersReadWhatWasAgreedAndWhyTheyReadNoMore(String number) {
        var contract = doors.read("manager1", "/api/leases/" + number + "/contract", "text/html");
        assertThat(contract.text()).contains("18,000.00", "data-clause=\"notice\"", "属于个人信息，不在此显示", "按季预付");
        for (var paper : List.of("/contract", "/agreements/1", "/legal-notices/" + number + "-D01.pdf")) {
            var closed = doors.read("manager1", "/api/leases/" + number + paper, "application/pdf");
            assertThat(closed.status()).as(paper).isEqualTo(403);
            assertThat(closed.text()).contains("个人信息保护法第六条", "经办人", "PIPL art. 6");
        }
        var page = lease.call("manager1", "GET", "/desk/leases/" + number, null);
        assertThat(page.text())
                .contains("上海市黄浦区***", "**1234", "不含载有个人信息的条款", number + "-B1", number + "-D01")
                .doesNotContain("/agreements/1\"", number + "-D01.pdf");
        assertThat(page.text()).as("files").doesNotContain("/attachments/").contains("含个人信息，由经办人");
        var sheet = lease.call("manager1", "GET", "/desk/leases/" + number + "?embed=true&lang=zh", null);
        assertThat(sheet.text()).contains("合同文本（不含个人信息）").doesNotContain("/agreements/1\"", number + "-D01.pdf");
    }

    @Test
    void theDataOfACompanysPeopleAreReadByNobodyWhoNeedsThemForNoTask() {
        var application = lease.application();
        ((ObjectNode) application.path("lessee"))
                .put("contactPhone", "13955505678")
                .put("email", "agentin@firma.example")
                .put("noticeEmail", "agentin@firma.example");
        var number = lease.apply(application);
        lease.approve("legal1", number);
        // newer than the link that went out by itself
        clock.set(clock.instant().plusSeconds(60));
        lease.forwardToRepresentative(number);
        doors.lookOnce();
        look("forwarded", number, OF_A_COMPANYS_PEOPLE);
        // whom the company itself names for notices stands in its contract
        leaks.removeIf(leak -> leak.contains("/contract (text/html) shows the contact's"));
        assertThat(leaks).isEmpty();
        assertThat(doors.read("manager1", "/api/leases/" + number + "/contract", "application/pdf")
                        .status())
                .as("a company's contract")
                .isEqualTo(200);
        var desk = lease.call("contract1", "GET", "/desk/leases/" + number, null);
        assertThat(desk.text()).as("who offers it to the representative").contains("li@example.com", "13800138000");
    }

    private String drafted(String number) {
        lease.runJobs(number);
        return number;
    }

    private void look(String when, String number) {
        look(when, number, OF_THE_PERSON);
    }

    private void look(String when, String number, Map<String, List<String>> marks) {
        for (var user : NEED_NONE) {
            doors.ofLease(user, number).forEach(read -> note(when, user, read, marks));
            doors.lists(user, number).forEach(read -> note(when, user, read, marks));
            doors.engine(user, number).forEach(read -> note(when, user, read, marks));
        }
        var ofAColleague = doors.ofLease("sales2", number).stream()
                .filter(read -> read.status() != 404 && read.status() != 403)
                .map(read -> when + ": sales2 " + read.door() + " answers " + read.status())
                .collect(Collectors.toSet());
        leaks.addAll(ofAColleague);
        var lists = doors.lists("sales2", number);
        lists.stream()
                // the demo's front page tells everybody, signed in or not, of its newest notices
                .filter(read -> !read.door().startsWith("GET / "))
                .filter(read -> read.text().contains("/leases/" + number))
                .forEach(read -> leaks.add(when + ": sales2 " + read.door() + " shows the lease"));
        lists.forEach(read -> note(when, "sales2", read, marks));
        doors.engine("sales2", number).forEach(read -> note(when, "sales2", read, marks));
    }

    /** Operations hand over, and return data, where the clause on notices says. */
    private static boolean isOnTheWayToTheLessee(String user, ReadingDoors.Read read, String what) {
        return user.equals("ops1")
                && read.door().matches("GET /api/leases/[^/]+/contract .*html.*")
                && Set.of("notice address", "agreed notice address", "telephone", "e-mail")
                        .contains(what);
    }

    private void note(String when, String user, ReadingDoors.Read read, Map<String, List<String>> marks) {
        assertThat(read.status())
                .as(user + " " + read.door() + ": " + read.text())
                .isLessThan(500);
        marks.forEach((what, forms) -> {
            if (forms.stream().anyMatch(read.text()::contains) && !isOnTheWayToTheLessee(user, read, what)) {
                leaks.add(
                        when + ": " + user + " " + read.door().replaceAll("[0-9a-f-]{36}", "…") + " shows the " + what);
            }
        });
    }

    private void whoNeedsThemReadsThem(String number) {
        for (var user : List.of("sales1", "legal1", "contract1", "compliance1")) {
            var read = doors.ofLease(user, number).stream()
                    .map(ReadingDoors.Read::text)
                    .collect(Collectors.joining("\n"));
            assertThat(read)
                    .as("what %s reads", user)
                    .contains("旧居弄", "识别路", "记号街", "新址巷", "1987-03-19", "13955501234", "geheim.kennung");
        }
    }

    private ObjectNode person() {
        var application = lease.application();
        ((ObjectNode) application.path("contract"))
                .put("startDate", "2026-11-01")
                .put("termMonths", 24);
        application
                .putObject("lessee")
                .put("kind", "INDIVIDUAL")
                .put("name", "王示例")
                .put("signerName", "王示例")
                .put("idType", "RESIDENT_ID")
                .put("idNo", "310101198703190017")
                .put("birthDate", "1987-03-19")
                .put("domicile", "上海市浦东新区识别路7号")
                .put("noticeAddress", "上海市徐汇区记号街9号")
                .put("contactPhone", "13955501234")
                .put("email", "geheim.kennung@mail.example")
                .put("noticeEmail", "bote.kennung@mail.example")
                .put("isCiio", "NO");
        return application;
    }

    private void rentIsDemanded(String number) {
        var owed = Map.of("amount", "18000.00", "currency", "CNY", "overdueSince", "2026-11-10");
        done(lease.call("compliance1", "POST", "/api/leases/" + number + "/rent-defaults", json.valueToTree(owed)));
        done(lease.post(
                "compliance1",
                "/api/leases/" + number + "/legal-notices",
                "{\"kind\":\"RENT_DEMAND\"}".getBytes(StandardCharsets.UTF_8),
                "application/json",
                "Idempotency-Key",
                UUID.randomUUID().toString()));
    }

    private void handIn(String number, String kind, String says) {
        done(lease.post(
                "contract1",
                "/api/leases/" + number + "/attachments?fileName=scan.pdf&kind=" + kind,
                SmallPdf.scan(says),
                "application/pdf",
                "Idempotency-Key",
                UUID.randomUUID().toString()));
    }

    private static void done(Http.Answer answer) {
        assertThat(answer.status()).as(answer.text()).isBetween(200, 299);
    }
}
