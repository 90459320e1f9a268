package dev.serverlease.register;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.serverlease.testing.Http;
import dev.serverlease.testing.LeaseDriver;
import dev.serverlease.testing.ServerLeaseTest;
import dev.serverlease.testing.SettableClock;
import dev.serverlease.testing.StoredState;
import dev.serverlease.testing.TestPostgres;
import java.net.URLEncoder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The permit register: what is imported decides, and nothing else does. */
@ServerLeaseTest
class RegisterTest {

    private static final String HEADER = "number,kind,holderUscc,holderName,items,status,validTo,renewalAppliedOn\n";
    private static final String HOLDER = "91110100MA01AX045U";

    @Autowired
    private LeaseDriver lease;

    @Autowired
    private SettableClock clock;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private StoredState stored;

    @BeforeEach
    void startOfTime() {
        clock.set(SettableClock.START);
    }

    @Test
    void aLicenceInTheRegisterSatisfiesAndOneThatRanOutDoesNot() {
        imported(permit("京B2-20260001", "B25", "2026-12-01")
                + permit("京B2-20260002", "B25", "2026-11-30")
                + permit("京B2-20260003", "B21", "2030-12-31"));
        assertThat(outcome("京B2-20260001")).isEqualTo("SATISFIED");
        assertThat(outcome("京B2-20260002")).isEqualTo("REQUIRE");
        assertThat(outcome("京B2-20260003")).isEqualTo("REQUIRE");
        assertThat(outcome("京B2-20269999")).isEqualTo("REVIEW");
    }

    @Test
    void aFileWithOneWrongLineChangesNothingAndSaysWhere() {
        stored.unchangedBy(() -> assertThat(
                        post("compliance1", HEADER + permit("京B2-20260101", "B25", "") + ",,,,,,,\n")
                                .status())
                .isEqualTo(400));
        assertThat(errors(permit("京B2-20260101", "B25", "2030-12-31")
                        + ",TELECOM_PERMIT," + HOLDER + ",,B25,VALID,,\n"
                        + "京B2-20260102,PERMIT,123,,B25,OK,2030-02-30,soon\n"
                        + "京B2-20260101,FILING," + HOLDER + ",,,VALID,,\n"
                        + "too,few\n"))
                .containsExactly(
                        "line 3, number",
                        "line 4, kind",
                        "line 4, holderUscc",
                        "line 4, status",
                        "line 4, validTo",
                        "line 4, renewalAppliedOn",
                        "line 5, number",
                        "line 5, number",
                        "line 6");
    }

    @Test
    void linesAreCountedAsTheFileHasThem() {
        assertThat(errors("\n" + permit("京B2-20260111", "B25", "")
                        + "\r\n\r\n\"京B2-20260112\",TELECOM_PERMIT,,\"several\nlines\n\",B25,VALID,,\r\n"
                        + "京B2-20260113,TELECOM_PERMIT,,,B25,VALID,,"))
                .containsExactly("line 6, holderUscc", "line 9, holderUscc");
    }

    @Test
    void everyEntryNamesItsHolderAndOnlyTheFilingOfAnIndividualDoesItByName() {
        assertThat(errors("京B2-20260121,TELECOM_PERMIT,,,B25,VALID,,\n"
                        + "京B2-20260122,TELECOM_PERMIT,,林示例,B25,VALID,,\n"
                        + "京ICP备2026000121号-1,FILING,,,,VALID,,\n"
                        + "京ICP备2026000122号-1,FILING,,林示例,,VALID,,\n"))
                .containsExactly("line 2, holderUscc", "line 3, holderUscc", "line 4, holderUscc");
        imported("京ICP备2026000122号-1,FILING,,林示例,,VALID,,\n");
        var entry = get("legal1", "/permits?number=" + encoded("京ICP备2026000122号-1"))
                .body()
                .path("permits")
                .path(0);
        assertThat(entry.path("holderName").asText()).isEqualTo("林示例");
        assertThat(entry.path("holderUscc").isNull()).isTrue();
    }

    @Test
    void numbersHaveTheFormatOfTheirKind() {
        assertThat(errors(permit("京B2-2026013", "B25", "")
                        + permit("京ICP备05020493号-4", "B25", "")
                        + "京ICP备1234567号,FILING," + HOLDER + ",,,VALID,,\n"
                        + "京B2-20260131,FILING," + HOLDER + ",,,VALID,,\n"))
                .containsExactly("line 2, number", "line 3, number", "line 4, number", "line 5, number");
        imported(permit("A2.B1.B2-20260132", "B11", "")
                + permit("京ICP证260133号", "B25", "")
                + permit("京B2-20260134号", "B25", "")
                + "川ICP备2026000135号,FILING," + HOLDER + ",,,VALID,,\n"
                + "任意格式 1,CROSS_BORDER_APPROVAL," + HOLDER + ",,,VALID,,\n"
                + "任意格式 2,CHANNEL_APPROVAL," + HOLDER + ",,,VALID,,\n");
    }

    @Test
    void aSectorApprovalNamesItsSectors() {
        assertThat(errors("XW-1,SECTOR_APPROVAL," + HOLDER + ",,,VALID,,\n" + "XW-2,SECTOR_APPROVAL," + HOLDER
                        + ",,新闻,VALID,,\n"))
                .containsExactly("line 2, items", "line 3, items");
        imported("XW-1,SECTOR_APPROVAL," + HOLDER + ",,NEWS;PUBLISHING,VALID,,\n");
    }

    @Test
    void implausibleDateIsRefused() {
        assertThat(errors(permit("京B2-20260141", "B25", "2100-01-01")
                        + permit("京B2-20260142", "B25", "+999999999-12-31")
                        + permit("京B2-20260143", "B25", "0026-12-01")
                        + "京B2-20260144,TELECOM_PERMIT," + HOLDER + ",,B25,VALID,2030-01-01,1989-12-31\n"))
                .containsExactly("line 2, validTo", "line 3, validTo", "line 4, validTo", "line 5, renewalAppliedOn");
        imported(permit("京B2-20260145", "B25", "2099-12-31") + permit("京B2-20260146", "B25", "1990-01-01"));
    }

    @Test
    void aFileThatIsNotUtf8IsRefusedWithARemedy() {
        var file = HEADER + "京ICP备2026000151号-1,FILING,,林示例,,VALID,,\n";
        stored.unchangedBy(() -> {
            for (var charset : List.of("GB18030", "UTF-16")) {
                var answer = lease.post(
                        "compliance1", "/api/registers/permits", file.getBytes(Charset.forName(charset)), "text/csv");
                assertThat(answer.status()).as(charset).isEqualTo(400);
                assertThat(answer.text()).as(charset).contains("CSV UTF-8").contains("另存为");
            }
        });
        var withMark = ("\uFEFF" + file).getBytes(StandardCharsets.UTF_8);
        assertThat(lease.post("compliance1", "/api/registers/permits", withMark, "text/csv")
                        .status())
                .isEqualTo(200);
    }

    @Test
    void truncatedListOfErrorsSaysSo() {
        var answer = post("compliance1", HEADER + "too,few\n".repeat(201));
        assertThat(answer.body().path("errors")).hasSize(200);
        assertThat(answer.text()).contains("共 201 处").contains("first 200 of 201");
        assertThat(post("compliance1", HEADER + "too,few\n".repeat(200)).text()).doesNotContain("200 of");
    }

    @Test
    void twoImportsOfTheSameEntriesAtOnceBothSucceedWhateverTheOrderOfTheirLines() throws Exception {
        var lines = IntStream.range(0, 200)
                .mapToObj(i -> permit("京B2-2027%04d".formatted(i), "B25", ""))
                .collect(Collectors.toCollection(ArrayList::new));
        var there = HEADER + String.join("", lines);
        Collections.reverse(lines);
        var back = HEADER + String.join("", lines);
        var threads = Executors.newFixedThreadPool(4);
        try {
            for (int round = 0; round < 5; round++) {
                List<Callable<Integer>> imports = List.of(
                        () -> post("compliance1", there).status(),
                        () -> post("compliance1", back).status(),
                        () -> post("compliance1", there).status(),
                        () -> post("compliance1", back).status());
                for (var imported : threads.invokeAll(imports)) {
                    assertThat(imported.get()).isEqualTo(200);
                }
            }
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void anAssessmentOrCertificateStandsOnlyWithItsLastDay() {
        assertThat(errors("SA-1,SECURITY_ASSESSMENT," + HOLDER + ",,,VALID,,\nPC-1,PIP_CERTIFICATE," + HOLDER
                        + ",,,VALID,,\nSC-1,STANDARD_CONTRACT_FILING," + HOLDER + ",,,VALID,,\n"))
                .containsExactly("line 2, validTo", "line 3, validTo");
        imported("SA-2,SECURITY_ASSESSMENT," + HOLDER + ",,,VALID,2028-01-01,\nPC-2,PIP_CERTIFICATE," + HOLDER
                + ",,,VALID,2028-01-01,\nSC-2,STANDARD_CONTRACT_FILING," + HOLDER + ",,,VALID,,\n");
    }

    @Test
    void whatWasImportedIsReadPageByPage() {
        imported("京B2-20260301,TELECOM_PERMIT,91370100MA3EXAMP15,示例公司,B25;B21,NOT_VALID,2030-12-31,2030-09-01\n"
                + "京B2-20260302,TELECOM_PERMIT,91370100ma3examp15,,B25,VALID,,\n");
        var one = get("legal1", "/permits?number=" + encoded("京B2-20260301"))
                .body()
                .path("permits");
        assertThat(one).hasSize(1);
        assertThat(one.path(0).path("kind").asText()).isEqualTo("TELECOM_PERMIT");
        assertThat(one.path(0).path("holderUscc").asText()).isEqualTo("91370100MA3EXAMP15");
        assertThat(one.path(0).path("holderName").asText()).isEqualTo("示例公司");
        assertThat(one.path(0).path("items")).extracting(item -> item.asText()).containsExactly("B21", "B25");
        assertThat(one.path(0).path("status").asText()).isEqualTo("NOT_VALID");
        assertThat(one.path(0).path("validTo").asText()).isEqualTo("2030-12-31");
        assertThat(one.path(0).path("renewalAppliedOn").asText()).isEqualTo("2030-09-01");
        assertThat(one.path(0).path("readOn").asText()).isEqualTo("2026-12-01");
        var first = get("manager1", "/permits?holder=91370100MA3EXAMP15&size=1").body();
        assertThat(first.path("more").asBoolean()).isTrue();
        var second = get("manager1", "/permits?holder=91370100MA3EXAMP15&size=1&page=1")
                .body();
        assertThat(second.path("permits").path(0).path("number").asText()).isEqualTo("京B2-20260302");
        assertThat(second.path("more").asBoolean()).isFalse();
        assertThat(get("compliance1", "/permits?number=none").body().path("permits"))
                .isEmpty();
        assertThat(get("compliance1", "/permits?size=0").status()).isEqualTo(400);
    }

    @Test
    void complianceLegalOfficersAndManagersReadTheRegistersAndNobodyElse() {
        for (var register : List.of("/permits", "/lessors")) {
            for (var user : List.of("compliance1", "legal1", "manager1")) {
                assertThat(get(user, register).status()).as(user).isEqualTo(200);
            }
            for (var user : List.of("sales1", "contract1", "ops1", "admin")) {
                assertThat(get(user, register).status()).as(user).isEqualTo(403);
            }
            assertThat(get(null, register).status()).isEqualTo(401);
        }
    }

    @Test
    void aWrongHeaderAndAnEmptyFileAreSaidSo() {
        assertThat(post("compliance1", "a,b\n1,2\n").text()).contains("number,kind,holderUscc");
        assertThat(post("compliance1", HEADER).text()).contains("没有数据行");
        assertThat(post("compliance1", HEADER + "\"never closed").status()).isEqualTo(400);
    }

    @Test
    void onlyComplianceOfficersImport() {
        var line = HEADER + permit("京B2-20260401", "B25", "");
        stored.unchangedBy(() -> {
            for (var user : List.of("sales1", "legal1", "contract1", "ops1", "manager1", "admin")) {
                assertThat(post(user, line).status()).as(user).isEqualTo(403);
            }
        });
        assertThat(post("compliance1", line).status()).isEqualTo(200);
    }

    @Test
    void anImportIsOnRecord() {
        imported(permit("京B2-20260201", "B25", ""));
        assertThat(jdbc.sql("select imported_by || ' ' || rows from lease.register_import order by id desc limit 1")
                        .query(String.class)
                        .single())
                .isEqualTo("compliance1 1");
        for (var change : List.of(
                "update lease.register_import set rows = 0",
                "delete from lease.register_import",
                "truncate lease.register_import")) {
            assertThatThrownBy(
                            () -> TestPostgres.superuser("shared").sql(change).update())
                    .as(change)
                    .rootCause()
                    .hasMessageContaining("are evidence");
        }
    }

    private List<String> errors(String lines) {
        var answer = post("compliance1", HEADER + lines);
        assertThat(answer.status()).as(answer.text()).isEqualTo(400);
        return StreamSupport.stream(answer.body().path("errors").spliterator(), false)
                .peek(error -> assertThat(error.path("message").asText())
                        .containsPattern("\\p{IsHan}")
                        .containsPattern("[a-z]{3}"))
                .map(error -> error.path("field").asText())
                .toList();
    }

    private static String permit(String number, String items, String validTo) {
        return number + ",TELECOM_PERMIT," + HOLDER + ",," + items + ",VALID," + validTo + ",\n";
    }

    private void imported(String lines) {
        var answer = post("compliance1", HEADER + lines);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        assertThat(answer.body().path("imported").asInt())
                .isEqualTo((int) lines.lines().count());
    }

    private Http.Answer post(String user, String csv) {
        return lease.callRaw(user, "POST", "/api/registers/permits", csv, "text/csv;charset=UTF-8");
    }

    private Http.Answer get(@Nullable String user, String path) {
        return lease.callRaw(user, "GET", "/api/registers" + path, null);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private String outcome(String licence) {
        var application = lease.sample("shop-without-licence");
        ((ObjectNode) application.path("use")).put("licenceNo", licence);
        var findings = lease.call("sales1", "POST", "/api/leases/checks", application)
                .body()
                .path("findings");
        return StreamSupport.stream(findings.spliterator(), false)
                .filter(finding -> finding.path("rule").asText().equals("iis.commercial-licence"))
                .findFirst()
                .orElseThrow()
                .path("outcome")
                .asText();
    }
}
