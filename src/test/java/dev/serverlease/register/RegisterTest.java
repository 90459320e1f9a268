package dev.serverlease.register;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.serverlease.testing.Http;
import dev.serverlease.testing.LeaseDriver;
import dev.serverlease.testing.ServerLeaseTest;
import dev.serverlease.testing.SettableClock;
import java.util.stream.StreamSupport;
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
                        "line 4, status",
                        "line 4, holderUscc",
                        "line 4, validTo",
                        "line 5, number",
                        "line 6");
        assertThat(jdbc.sql("select count(*) from lease.permit_register where number like '京B2-202601%'")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void aWrongHeaderAndAnEmptyFileAreSaidSo() {
        assertThat(post("compliance1", "a,b\n1,2\n").text()).contains("number,kind,holderUscc");
        assertThat(post("compliance1", HEADER).text()).contains("没有数据行");
        assertThat(post("compliance1", HEADER + "\"never closed").status()).isEqualTo(400);
    }

    @Test
    void onlyComplianceOfficersImport() {
        assertThat(post("sales1", HEADER).status()).isEqualTo(403);
        assertThat(post("legal1", HEADER).status()).isEqualTo(403);
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
