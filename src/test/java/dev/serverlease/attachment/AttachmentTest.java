package dev.serverlease.attachment;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.serverlease.evidence.ChainCheck;
import dev.serverlease.testing.Http;
import dev.serverlease.testing.LeaseDriver;
import dev.serverlease.testing.RawHttp;
import dev.serverlease.testing.ServerLeaseTest;
import dev.serverlease.testing.SettableClock;
import dev.serverlease.testing.TestPostgres;
import java.net.URLEncoder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Files handed in about a lease: what is taken of whom, what is kept, and how it is given out again. */
@ServerLeaseTest
class AttachmentTest {

    private static final byte[] PDF = "%PDF-1.7\nproof\n%%EOF\n".getBytes(UTF_8);
    private static final byte[] PNG =
            ("\u0089PNG\r\n\u001a\n\0\0\0\rIHDR\0\0\0\1\0\0\0\1\b\6\0\0\0\u001f\u0015\u00c4\u0089"
                            + "\0\0\0\0IEND\u00aeB`\u0082")
                    .getBytes(ISO_8859_1);
    private static final byte[] JPEG =
            "\u00ff\u00d8\u00ff\u00e0\0\u0004ab\u00ff\u00c0\0\u000b\b\0\1\0\1\1\1\u0011\0\u00ff\u00d9"
                    .getBytes(ISO_8859_1);
    private static final String HTML = "<html><script>alert(1)</script></html>";

    @Autowired
    private LeaseDriver lease;

    @Autowired
    private SettableClock clock;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private ChainCheck chains;

    @LocalServerPort
    private int port;

    private String number;

    @BeforeEach
    void aLease() {
        clock.set(SettableClock.START);
        number = lease.apply(lease.application());
    }

    @Test
    void aFileIsKeptWithBothDatesListedAndGivenOutAsADownload() {
        var answer = send("sales1", "&effectiveOn=2026-11-20&subject=icp.licence", "营业执照 2026.pdf", PDF, key());
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        var place = answer.whole().headers().firstValue("Location").orElseThrow();
        var listed = list("legal1").path(0);
        assertThat(listed).isEqualTo(answer.body());
        assertThat(place)
                .isEqualTo("/api/leases/" + number + "/attachments/"
                        + listed.path("id").asText());
        assertThat(listed.path("kindName").asText()).isEqualTo("条件成就的证明 Proof of a condition");
        assertThat(listed.path("mediaType").asText()).isEqualTo("application/pdf");
        assertThat(listed.path("size").asInt()).isEqualTo(PDF.length);
        assertThat(listed.path("effectiveOn").asText()).isEqualTo("2026-11-20");
        assertThat(listed.path("receivedAt").asText()).startsWith("2026-12-01T09:00");
        assertThat(listed.path("receivedBy").asText()).isEqualTo("sales1");

        var download = lease.call("compliance1", "GET", place, null);
        assertThat(download.text()).isEqualTo(new String(PDF, UTF_8));
        var headers = download.whole().headers();
        assertThat(headers.firstValue("ETag"))
                .contains("\"" + listed.path("digest").asText() + "\"");
        assertThat(headers.firstValue("Content-Type")).contains("application/pdf");
        assertThat(headers.firstValue("X-Content-Type-Options")).contains("nosniff");
        assertThat(headers.allValues("Content-Security-Policy"))
                .containsExactly("default-src 'none'; frame-ancestors 'none'; sandbox");
        assertThat(headers.firstValue("Content-Disposition").orElseThrow())
                .startsWith("attachment;")
                .contains("filename*=UTF-8''%E8%90%A5%E4%B8%9A%E6%89%A7%E7%85%A7%202026.pdf");
    }

    @Test
    void theTypeIsWhatTheContentShowsWhateverTheSenderSays() {
        assertThat(send("sales1", "", "a.png", PNG, key())
                        .body()
                        .path("mediaType")
                        .asText())
                .isEqualTo("image/png");
        assertThat(send("sales1", "", "a.JPG", JPEG, key())
                        .body()
                        .path("mediaType")
                        .asText())
                .isEqualTo("image/jpeg");
        for (var file : List.of(
                HTML,
                HTML + "%PDF-1.7\n%%EOF",
                "GIF89a%PDF-1.7\n%%EOF",
                "%PDF-1.7\n" + HTML,
                "\u00ff\u00d8\u00ff" + HTML,
                "\u0089PNG\r\n\u001a\n" + HTML,
                new String(PNG, ISO_8859_1) + HTML,
                "MZ",
                "")) {
            assertRefused(send("sales1", "", "scan.pdf", file.getBytes(ISO_8859_1), key()), 400, "file");
        }
        assertRefused(send("sales1", "", "scan.pdf", PNG, key()), 400, "fileName");
        assertRefused(send("sales1", "", "page.html", PDF, key()), 400, "fileName");
        assertThat(list("sales1")).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../../etc/passwd.pdf",
                "C:\\x.pdf",
                "a\r\nSet-Cookie: x=1.pdf",
                "a\u202efdp.exe.pdf",
                "a\u200b.pdf",
                ".pdf",
                "a\".pdf",
                " ",
                "\u3164.pdf"
            })
    void aFilesNameIsAPlainName(String name) {
        assertRefused(send("sales1", "", name, PDF, key()), 400, "fileName");
    }

    @Test
    void whatIsSaidOfAFileIsCheckedFieldByField() {
        assertRefused(send("sales1", "&effectiveOn=2026-12-02", "a.pdf", PDF, key()), 400, "effectiveOn");
        assertRefused(send("sales1", "&effectiveOn=x", "a.pdf", PDF, key()), 400, "effectiveOn");
        assertRefused(send("sales1", "&subject=" + encoded("a\u202eb"), "a.pdf", PDF, key()), 400, "subject");
        assertRefused(send("sales1", "", "a.pdf", PDF, "short"), 400, "Idempotency-Key");
        var bare = lease.post("sales1", path(), PDF, "application/pdf");
        assertThat(bare.body().findValuesAsText("field")).contains("kind", "fileName", "Idempotency-Key");
        assertThat(lease.post("sales1", path(), PDF, "text/html", "Idempotency-Key", key())
                        .status())
                .isEqualTo(415);
    }

    @Test
    void aRepeatUnderTheSameKeyIsKeptOnce() {
        var key = key();
        var first = send("sales1", "", "a.pdf", PDF, key);
        var again = send("sales1", "", "a.pdf", PDF, key);
        assertThat(again.status()).isEqualTo(201);
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(send("sales1", "", "a.pdf", "%PDF-1.7\nother\n%%EOF".getBytes(UTF_8), key)
                        .status())
                .isEqualTo(409);
        assertThat(send("sales1", "", "b.pdf", PDF, key).status()).isEqualTo(409);
        assertThat(send("legal1", "", "a.pdf", PDF, key).status()).isEqualTo(409);
        assertThat(list("sales1")).hasSize(1);
    }

    @Test
    void filesBelongToThoseWhoMaySeeTheLease() {
        var place = send("sales1", "", "a.pdf", PDF, key())
                .whole()
                .headers()
                .firstValue("Location")
                .orElseThrow();
        assertThat(send("sales2", "", "a.pdf", PDF, key()).status()).isEqualTo(404);
        assertThat(lease.call("sales2", "GET", path(), null).status()).isEqualTo(404);
        assertThat(lease.call("sales2", "GET", place, null).status()).isEqualTo(404);
        assertThat(send("admin", "", "a.pdf", PDF, key()).status()).isEqualTo(403);
        assertThat(send(null, "", "a.pdf", PDF, key()).status()).isEqualTo(401);
        var other = lease.apply(lease.application());
        assertThat(lease.call("legal1", "GET", place.replace(number, other), null)
                        .status())
                .as("another lease's file by its id")
                .isEqualTo(404);
        assertThat(lease.call("legal1", "GET", path() + "/x", null).status()).isEqualTo(400);
        for (var person : List.of("legal1", "contract1", "compliance1", "ops1", "manager1")) {
            assertThat(send(person, "", "a.pdf", PDF, key()).status())
                    .as(person)
                    .isEqualTo(201);
        }
    }

    @Test
    void twentyMegabytesAreTakenAndNotOneByteMore() {
        var most = new byte[20_000_000];
        System.arraycopy(PDF, 0, most, 0, 9);
        System.arraycopy(PDF, 9, most, most.length - (PDF.length - 9), PDF.length - 9);
        assertThat(send("sales1", "", "a.pdf", most, key()).status()).isEqualTo(201);
        assertThat(chains.of(number)).isEmpty();
        var head = RawHttp.head(
                "POST " + path() + "?kind=OTHER&fileName=a.pdf",
                "Content-Type: application/pdf",
                "Content-Length: 20000001",
                "Idempotency-Key: " + key(),
                RawHttp.basic("sales1", "sales1"));
        try (var announced = new RawHttp(port, "127.0.0.1")) {
            assertThat(announced.send(head + "\r\n").answer().status()).isEqualTo(413);
        }
        try (var chunked = new RawHttp(port, "127.0.0.1")) {
            chunked.send(head.replace("Content-Length: 20000001", "Transfer-Encoding: chunked") + "\r\n");
            var chunk = "10000\r\n" + "a".repeat(0x10000) + "\r\n";
            for (int sent = 0; sent < 306; sent++) {
                chunked.trickle(chunk);
            }
            assertThat(chunked.answer().status()).isEqualTo(413);
        }
    }

    /** Each is held in memory until it is stored, and a slow one for a while. */
    @Test
    void onlyAFewFilesAreTakenAtATime() {
        var slow = new ArrayList<RawHttp>();
        var head = RawHttp.head(
                "POST " + path() + "?kind=OTHER&fileName=a.pdf",
                "Content-Type: application/pdf",
                "Content-Length: 1000",
                RawHttp.basic("sales1", "sales1"));
        try {
            untilAnswered(503, () -> slow.add(new RawHttp(port, "127.0.0.1").send(head + "\r\n%PDF-")));
            assertThat(lease.call("sales1", "GET", path(), null).status()).isEqualTo(200);
        } finally {
            slow.forEach(RawHttp::close);
        }
        untilAnswered(201, () -> {});
    }

    private void untilAnswered(int status, Runnable before) {
        long until = System.nanoTime() + Duration.ofSeconds(10).toNanos();
        int answered;
        do {
            before.run();
            answered = send("legal1", "", "a.pdf", PDF, key()).status();
        } while (answered != status && System.nanoTime() - until < 0);
        assertThat(answered).isEqualTo(status);
    }

    @Test
    void aFileIsEvidence() {
        var id = send("sales1", "", "a.pdf", PDF, key()).body().path("id").asText();
        assertThat(chains.of(number)).isEmpty();
        assertThat(jdbc.sql("select payload from lease.audit where lease_number = ? and action = 'ATTACHMENT_ADDED'")
                        .param(number)
                        .query(String.class)
                        .single())
                .contains(
                        id,
                        list("sales1").path(0).path("digest").asText(),
                        "CONDITION_PROOF",
                        "\"size\": " + PDF.length);
        for (var change : List.of(
                "update lease.attachment set kind = 'OTHER'",
                "delete from lease.attachment",
                "insert into lease.attachment_content values ('" + number + "', 'x', 'x')",
                "update lease.attachment_content set content = 'x'")) {
            assertThatThrownBy(() -> jdbc.sql(change).update()).as(change).isInstanceOf(DataAccessException.class);
        }
        TestPostgres.alter(
                "attachment_content",
                "update lease.attachment_content set content = 'x'::bytea where lease_number = ?",
                number);
        assertThat(chains.of(number)).singleElement().asString().contains("attachment_content");
        assertThat(lease.call("legal1", "GET", path() + "/" + id, null).status())
                .as("an altered file")
                .isEqualTo(409);
        TestPostgres.alter(
                "attachment_content",
                "update lease.attachment_content set content = ? where lease_number = ?",
                PDF,
                number);
        TestPostgres.alter(
                "attachment", "update lease.attachment set effective_on = '2026-01-01' where lease_number = ?", number);
        assertThat(chains.of(number)).isNotEmpty();
        TestPostgres.alter(
                "attachment", "update lease.attachment set effective_on = null where lease_number = ?", number);
    }

    @Test
    void theLeasesPageListsThemInWordsAndTakesMoreFromThoseWhoMay() {
        var id = send("sales1", "&effectiveOn=2026-11-20", "营业执照.pdf", PDF, key())
                .body()
                .path("id")
                .asText();
        var page = lease.call("legal1", "GET", "/desk/leases/" + number, null).text();
        assertThat(page)
                .contains("营业执照.pdf", path() + "/" + id, "条件成就的证明", "2026-11-20", "2026-12-01 09:00", "id=\"attach\"");
        assertThat(page.substring(page.indexOf("timeline-heading")))
                .contains("条件成就的证明 Proof of a condition · 营业执照.pdf")
                .doesNotContain("CONDITION_PROOF", id);
        assertThat(lease.call("admin", "GET", "/desk/leases/" + number, null).text())
                .contains("营业执照.pdf")
                .doesNotContain("id=\"attach\"");
    }

    @Test
    void aLeaseHasSoManyFilesAndNoMore() {
        TestPostgres.superuser("shared")
                .sql("select lease.keep_file(:number, 'x'::bytea)")
                .param("number", number)
                .query()
                .singleRow();
        TestPostgres.superuser("shared")
                .sql(
                        "insert into lease.attachment select :number, gen_random_uuid(), 'OTHER', null, 'a.pdf', 'application/pdf', 1,"
                                + " digest, null, 'sales1', now(), 'key-' || n from lease.attachment_content, generate_series(1, 200) n"
                                + " where lease_number = :number")
                .param("number", number)
                .update();
        var refused = send("sales1", "", "a.pdf", PDF, key());
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.text()).contains("已有 200 个附件");
        TestPostgres.alter("attachment", "delete from lease.attachment where lease_number = ?", number);
    }

    private Http.Answer send(String user, String more, String name, byte[] file, String key) {
        return lease.post(
                user,
                path() + "?kind=CONDITION_PROOF&fileName=" + encoded(name) + more,
                file,
                "application/octet-stream",
                "Idempotency-Key",
                key);
    }

    private static void assertRefused(Http.Answer answer, int status, String field) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(status);
        assertThat(answer.body().path("errors").path(0).path("field").asText())
                .as(answer.text())
                .isEqualTo(field);
    }

    private com.fasterxml.jackson.databind.JsonNode list(String user) {
        return lease.call(user, "GET", path(), null).body().path("attachments");
    }

    private String path() {
        return "/api/leases/" + number + "/attachments";
    }

    private static String key() {
        return UUID.randomUUID().toString();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, UTF_8);
    }
}
