package dev.serverlease.register;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.serverlease.testing.Http;
import dev.serverlease.testing.LeaseDriver;
import dev.serverlease.testing.ServerLeaseTest;
import dev.serverlease.testing.SettableClock;
import dev.serverlease.testing.StoredState;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The permit register: what is imported decides, and nothing else does. */
@ServerLeaseTest
class RegisterTest {

    private static final String HEADER = "number,kind,holderUscc,items,status,validTo\n";

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
        imported("京B2-20260001,TELECOM_PERMIT,91110100MA01AX045U,B25,VALID,2026-12-01\n"
                + "京B2-20260002,TELECOM_PERMIT,91110100MA01AX045U,B25,VALID,2026-11-30\n"
                + "京B2-20260003,TELECOM_PERMIT,91110100MA01AX045U,B21,VALID,2030-12-31\n");
        assertThat(outcome("京B2-20260001")).isEqualTo("SATISFIED");
        assertThat(outcome("京B2-20260002")).isEqualTo("REQUIRE");
        assertThat(outcome("京B2-20260003")).isEqualTo("REQUIRE");
        assertThat(outcome("京B2-20269999")).isEqualTo("REVIEW");
    }

    @Test
    void aFileWithOneWrongLineChangesNothingAndSaysWhere() {
        stored.unchangedBy(
                () -> assertThat(post("compliance1", HEADER + "京B2-20260101,TELECOM_PERMIT,,B25,VALID,\n,,,,,\n")
                                .status())
                        .isEqualTo(400));
        var answer = post(
                "compliance1",
                HEADER + "京B2-20260101,TELECOM_PERMIT,,B25,VALID,2030-12-31\n"
                        + ",TELECOM_PERMIT,,B25,VALID,\n"
                        + "京B2-20260102,PERMIT,123,B25,OK,2030-02-30\n"
                        + "京B2-20260101,FILING,,,VALID,\n"
                        + "too,few\n");
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body().path("errors"))
                .extracting(error -> error.path("field").asText())
                .containsExactly(
                        "line 3, number",
                        "line 4, kind",
                        "line 4, holderUscc",
                        "line 4, status",
                        "line 4, validTo",
                        "line 5, number",
                        "line 6");
    }

    @Test
    void anAssessmentOrCertificateStandsOnlyWithItsLastDay() {
        assertThat(post(
                                "compliance1",
                                HEADER + "SA-1,SECURITY_ASSESSMENT,,,VALID,\nPC-1,PIP_CERTIFICATE,,,VALID,\n"
                                        + "SC-1,STANDARD_CONTRACT_FILING,,,VALID,\nXW-1,SECTOR_APPROVAL,,,VALID,\n")
                        .body()
                        .path("errors"))
                .extracting(error -> error.path("field").asText())
                .containsExactly("line 2, validTo", "line 3, validTo");
        imported("SA-2,SECURITY_ASSESSMENT,,,VALID,2028-01-01\nPC-2,PIP_CERTIFICATE,,,VALID,2028-01-01\n"
                + "SC-2,STANDARD_CONTRACT_FILING,,,VALID,\nXW-2,SECTOR_APPROVAL,,,VALID,\n");
    }

    @Test
    void whatWasImportedIsReadPageByPage() {
        imported("京B2-20260301,TELECOM_PERMIT,91370100MA3EXAMP15,B25;B21,NOT_VALID,2030-12-31\n"
                + "京B2-20260302,TELECOM_PERMIT,91370100ma3examp15,B25,VALID,\n");
        var one = get("legal1", "/permits?number=" + encoded("京B2-20260301"))
                .body()
                .path("permits");
        assertThat(one).hasSize(1);
        assertThat(one.path(0).path("kind").asText()).isEqualTo("TELECOM_PERMIT");
        assertThat(one.path(0).path("holderUscc").asText()).isEqualTo("91370100MA3EXAMP15");
        assertThat(one.path(0).path("items")).extracting(item -> item.asText()).containsExactly("B21", "B25");
        assertThat(one.path(0).path("status").asText()).isEqualTo("NOT_VALID");
        assertThat(one.path(0).path("validTo").asText()).isEqualTo("2030-12-31");
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
        var line = HEADER + "京B2-20260401,TELECOM_PERMIT,,B25,VALID,\n";
        stored.unchangedBy(() -> {
            for (var user : List.of("sales1", "legal1", "contract1", "ops1", "manager1", "admin")) {
                assertThat(post(user, line).status()).as(user).isEqualTo(403);
            }
        });
        assertThat(post("compliance1", line).status()).isEqualTo(200);
    }

    @Test
    void anImportIsOnRecord() {
        imported("京B2-20260201,TELECOM_PERMIT,,B25,VALID,\n");
        assertThat(jdbc.sql("select imported_by || ' ' || rows from lease.register_import order by id desc limit 1")
                        .query(String.class)
                        .single())
                .isEqualTo("compliance1 1");
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
