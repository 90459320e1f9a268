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
import dev.serverlease.testing.SmallPdf;
import dev.serverlease.testing.TestPostgres;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.DeflaterOutputStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Files handed in about a lease: what is taken of whom, what is kept, and how it is given out again. */
@ServerLeaseTest
class AttachmentTest {

    private static final byte[] PDF = SmallPdf.of("proof");
    private static final byte[] PNG =
            ("\u0089PNG\r\n\u001a\n\0\0\0\rIHDR\0\0\0\1\0\0\0\1\b\6\0\0\0\u001f\u0015\u00c4\u0089"
                            + "\0\0\0\0IEND\u00aeB`\u0082")
                    .getBytes(ISO_8859_1);
    private static final byte[] JPEG =
            "\u00ff\u00d8\u00ff\u00e0\0\u0004ab\u00ff\u00c0\0\u000b\b\0\1\0\1\1\1\u0011\0\u00ff\u00d9"
                    .getBytes(ISO_8859_1);
    /** Two hundred megabytes, compressed. */
    private static final byte[] MUCH_NOTHING = deflated(new byte[1 << 20], 200);

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
        number = lease.inReview(lease.application());
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

    /** Whatever it is handed in for: it is read by people, years later, and does nothing but be read. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("unreadable")
    void whatNobodyCanReadOrWhatRunsIsRefusedAndNothingIsKept(String what, String name, byte[] file, String said) {
        for (var kind : List.of("OTHER", "SIGNED_CONTRACT")) {
            var answer = lease.post(
                    "sales1",
                    path() + "?kind=" + kind + "&fileName=" + name,
                    file,
                    "application/octet-stream",
                    "Idempotency-Key",
                    key());
            assertRefused(answer, 400, "file");
            assertThat(answer.text()).contains(said);
        }
        assertThat(list("sales1")).isEmpty();
    }

    static Stream<Arguments> unreadable() throws IOException {
        return Stream.of(
                Arguments.of("no page", "a.pdf", SmallPdf.of("", "<</Type/Catalog/Pages 2 0 R>>", PAGES), "打不开或者没有页面"),
                Arguments.of("no object", "a.pdf", "%PDF-1.7\nproof\n%%EOF\n".getBytes(UTF_8), "打不开或者没有页面"),
                Arguments.of("nested without end", "a.pdf", nested(), "打不开或者没有页面"),
                Arguments.of("password", "a.pdf", encrypted("secret"), "请取消密码"),
                Arguments.of("restrictions", "a.pdf", encrypted(""), "请取消密码"),
                Arguments.of("script", "a.pdf", opening("<</S/JavaScript/JS(app.alert\\(1\\))>>"), "含有脚本"),
                Arguments.of("program started", "a.pdf", opening("<</S/Launch/F(calc.exe)>>"), "启动程序"),
                Arguments.of("program inside", "a.pdf", carrying("setup.exe", "MZ"), "内嵌的文件"),
                Arguments.of("program named as data", "a.pdf", carrying("data.xml", "MZ\u0090"), "内嵌的文件"),
                Arguments.of("bomb", "a.pdf", bomb("<</Type/ObjStm/N 1/First 4/Filter/FlateDecode", 1), "疑为压缩炸弹"),
                Arguments.of(
                        "bomb called a picture",
                        "a.pdf",
                        bomb("<</Subtype/Image/N 1/Fir#73t 4/Filter/FlateDecode", 1),
                        "疑为压缩炸弹"),
                Arguments.of(
                        "bomb in a bomb", "a.pdf", bomb("<</N 1/First 4/Filter[/Fl%]\n/Fl#61teDecode]", 2), "疑为压缩炸弹"),
                Arguments.of(
                        "table without end",
                        "a.pdf",
                        bomb("<</Type/XRef/W[0 0 0]/Index[0 2147483647]/Root 1 0 R/Filter/FlateDecode", 0),
                        "疑为压缩炸弹"),
                Arguments.of(
                        "table that names its widths elsewhere",
                        "a.pdf",
                        bomb("<</Type/XRef/W[0 null 0]/Index[0 2147483647]/Root 1 0 R/Filter/FlateDecode", 0),
                        "疑为压缩炸弹"),
                Arguments.of("streams without end", "a.pdf", streams(), "疑为压缩炸弹"),
                Arguments.of("picture without end", "a.png", png(100_000, 100_000, 0), "像素"),
                Arguments.of("largest picture", "a.png", png(-1, -1, 0), "像素"),
                Arguments.of("damaged picture", "a.png", png(10, 10, 1), "图片已损坏"),
                Arguments.of("photograph without end", "a.jpg", jpeg(0xFFFF, 0xFFFF, 1), "像素"),
                Arguments.of("photograph of 9 colours", "a.jpg", jpeg(10, 10, 9), "图片已损坏"));
    }

    private static final String PAGES = "<</Type/Pages/Kids[]/Count 0>>";

    /** A picture takes no time, however many pages of it there are: it is not expanded. */
    @Test
    void ordinaryDocumentsAreTakenAndQuickly() throws IOException {
        assertThat(send("sales1", "", "opens-at-a-page.pdf", opening("[3 0 R/Fit]"), key())
                        .status())
                .isEqualTo(201);
        assertThat(send("sales1", "", "invoice.pdf", carrying("invoice.xml", "<?xml?>"), key())
                        .status())
                .isEqualTo(201);
        var pictures = bomb("<</Type/XObject/Subtype/Image/Width 9999/Height 9999/Filter/FlateDecode", 1);
        assertThat(send("sales1", "", "scanned.pdf", pictures, key()).status()).isEqualTo(201);
        var said = NewAttachment.of(
                Map.of("kind", "OTHER", "fileName", "a.pdf", "Idempotency-Key", key()), LocalDate.EPOCH);
        AttachmentCommands.looked(AttachmentCommands.typeOf(said, pictures), pictures);
        var began = System.nanoTime();
        for (int time = 0; time < 10; time++) {
            AttachmentCommands.looked(AttachmentCommands.typeOf(said, pictures), pictures);
        }
        assertThat(Duration.ofNanos((System.nanoTime() - began) / 10)).isLessThan(Duration.ofMillis(100));
    }

    private static byte[] opening(String action) {
        return SmallPdf.of(
                "",
                "<</Type/Catalog/Pages 2 0 R/OpenAction " + action + ">>",
                "<</Type/Pages/Kids[3 0 R]/Count 1>>",
                "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>");
    }

    private static byte[] carrying(String name, String content) {
        return SmallPdf.of(
                "",
                "<</Type/Catalog/Pages 2 0 R/Names<</EmbeddedFiles<</Names[(a)4 0 R]>>>>>>",
                "<</Type/Pages/Kids[3 0 R]/Count 1>>",
                "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>",
                "<</Type/Filespec/F(" + name + ")/UF(" + name + ")/EF<</F 5 0 R>>>>",
                "<</Type/EmbeddedFile/Length " + content.getBytes(UTF_8).length + ">>\nstream\n" + content
                        + "\nendstream");
    }

    private static byte[] nested() {
        return SmallPdf.of(
                "", "<</Type/Catalog/Pages 2 0 R/A" + "[".repeat(200_000) + "]".repeat(200_000) + ">>", PAGES);
    }

    private static byte[] encrypted(String password) throws IOException {
        try (var document = Loader.loadPDF(PDF)) {
            document.protect(new StandardProtectionPolicy("owner", password, new AccessPermission()));
            var out = new ByteArrayOutputStream();
            document.save(out);
            return out.toByteArray();
        }
    }

    /** Two hundred megabytes of nothing in a stream that is described so, compressed so many times. */
    private static byte[] bomb(String description, int times) throws IOException {
        var content = times == 0 ? new byte[10] : MUCH_NOTHING;
        for (int time = 1; time < times; time++) {
            content = deflated(content, 1);
        }
        var before = new String(PDF, ISO_8859_1);
        int end = before.indexOf("xref");
        return (before.substring(0, end) + "9 0 obj\n" + description + "/Length " + content.length + ">>\nstream\n"
                        + new String(content, ISO_8859_1) + "\nendstream\nendobj\n"
                        + before.substring(end).replaceFirst("startxref\n\\d+", "startxref\n0"))
                .getBytes(ISO_8859_1);
    }

    private static byte[] deflated(byte[] content, int times) {
        var out = new ByteArrayOutputStream();
        try (var deflated = new DeflaterOutputStream(out)) {
            for (int time = 0; time < times; time++) {
                deflated.write(content);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    /** Each expands to nothing; that there are so many is what takes time. */
    private static byte[] streams() {
        var nothing = new String(deflated(new byte[0], 1), ISO_8859_1);
        return ("%PDF-1.7\n" + ("/W stream\n" + nothing).repeat(150_000) + "%%EOF").getBytes(ISO_8859_1);
    }

    /** @param off by how much its check sum is wrong */
    private static byte[] png(int width, int height, int off) {
        var header = ByteBuffer.allocate(17)
                .put("IHDR".getBytes(ISO_8859_1))
                .putInt(width)
                .putInt(height)
                .put(new byte[] {8, 2, 0, 0, 0});
        var sum = new CRC32();
        sum.update(header.array());
        return ByteBuffer.allocate(45)
                .put("\u0089PNG\r\n\u001a\n\0\0\0\r".getBytes(ISO_8859_1))
                .put(header.array())
                .putInt((int) sum.getValue() + off)
                .put("\0\0\0\0IEND\u00aeB`\u0082".getBytes(ISO_8859_1))
                .array();
    }

    private static byte[] jpeg(int width, int height, int colours) {
        return ByteBuffer.allocate(17)
                .put("\u00ff\u00d8\u00ff\u00c0\0\u000b\b".getBytes(ISO_8859_1))
                .putShort((short) height)
                .putShort((short) width)
                .put(new byte[] {(byte) colours, 1, 0x11, 0})
                .put("\u00ff\u00d9".getBytes(ISO_8859_1))
                .array();
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

    /** Or it would read in the evidence like a paper that the product made. */
    @Test
    void aFileThatIsHandedInHasNoNameOfOurOwnPapers() {
        for (var ours : List.of(
                "SL-2026-000001-H01.pdf",
                "sl-2026-000123-D02-sealed.pdf",
                "SL-2026-000001-B1.pdf",
                "SL-2026-000001 .pdf",
                "SL - 2026 - 000001 - H01 . pdf",
                "ＳＬ－２０２６－０００００１－Ｈ０１.pdf",
                "SL\u20112026\u2013000001\u2014H01.pdf",
                "SL\u22122026\u4e00000001\u30fcH01.pdf",
                "\u0405L-2026-000001-H01.pdf",
                "SL-2O26-OOOOO1-H01.pdf",
                "SL-2026-000001-\u041d01.pdf",
                "SL_2026_000001-H01-sealed.pdf",
                "SL-2026-000001.pdf")) {
            var answer = send("sales1", "", ours, PDF, key());
            assertRefused(answer, 400, "fileName");
            assertThat(answer.text()).contains("系统出具的文书");
        }
        for (var others : List.of("SL-2026-000001-H01 签收.pdf", "SL-2026-000001 营业执照.pdf", "SLA-2026-000001.pdf")) {
            assertThat(send("sales1", "", others, PDF, key()).status())
                    .as(others)
                    .isEqualTo(201);
        }
    }

    @Test
    void whatIsSaidOfAFileIsCheckedFieldByField() {
        assertRefused(send("sales1", "&effectiveOn=2026-12-02", "a.pdf", PDF, key()), 400, "effectiveOn");
        assertRefused(send("sales1", "&effectiveOn=x", "a.pdf", PDF, key()), 400, "effectiveOn");
        assertRefused(send("sales1", "&subject=" + encoded("a\u202eb"), "a.pdf", PDF, key()), 400, "subject");
        assertRefused(send("sales1", "", "a.pdf", PDF, "short"), 400, "Idempotency-Key");
        var bare = lease.post("sales1", path(), PDF, "application/pdf");
        assertThat(bare.body().findValuesAsText("field")).contains("kind", "fileName", "Idempotency-Key");
        assertThat(bare.text())
                .as("the words for people, the codes for a program")
                .contains("条件成就的证明", "CONDITION_PROOF", "ORDER_LIFTING");
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
        assertThat(send("sales1", "", "a.pdf", SmallPdf.of("other"), key).status())
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
        var other = lease.inReview(lease.application());
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
        var whole = new String(PDF, ISO_8859_1);
        int end = whole.indexOf("startxref");
        var before = whole.substring(0, end) + "9 0 obj\n<<>>\nstream\n";
        var after = "\nendstream\nendobj\n" + whole.substring(end);
        System.arraycopy(before.getBytes(ISO_8859_1), 0, most, 0, before.length());
        System.arraycopy(after.getBytes(ISO_8859_1), 0, most, most.length - after.length(), after.length());
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
            // it waits for more of what it does not read, which FrontDoorTest looks at
            assertThat(chunked.line()).startsWith("HTTP/1.1 413");
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
                .contains("营业执照.pdf", path() + "/" + id, "条件成就的证明", "2026-11-20", "2026年12月1日 09:00", "id=\"attach\"");
        assertThat(page.substring(page.indexOf("timeline-heading")))
                .contains("条件成就的证明 · 营业执照.pdf")
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
                                + " digest, null, 'sales1', now(), 'key-' || n, 1, null from lease.attachment_content, generate_series(1, 200) n"
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
