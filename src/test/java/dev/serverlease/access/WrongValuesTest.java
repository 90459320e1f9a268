package dev.serverlease.access;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.serverlease.testing.Http;
import dev.serverlease.testing.LeaseDriver;
import dev.serverlease.testing.RawHttp;
import dev.serverlease.testing.ServerLeaseTest;
import dev.serverlease.testing.SettableClock;
import dev.serverlease.testing.SmallPdf;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A wrong value is answered with its field and a remedy that is itself accepted there, in Chinese first. */
@ServerLeaseTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WrongValuesTest {

    private static final String CHINESE_THEN_ENGLISH = "(?s)\\P{IsAlphabetic}*\\p{IsHan}.*[a-zA-Z]{3}.*";

    @Autowired
    private LeaseDriver lease;

    @Autowired
    private SettableClock clock;

    @LocalServerPort
    private int port;

    private String number;

    @BeforeAll
    void aLease() {
        clock.set(SettableClock.START);
        number = lease.inReview(lease.application());
    }

    @ParameterizedTest(name = "{0}: {2}")
    @CsvSource(delimiter = '|', textBlock = """
                    regulator-orders | receivedAt    | {"receivedAt": "2026-11-01"}  | 2026-12-01T09:00:00+08:00
                    use-reports      | sublet        | {"sublet": "maybe"}           | true（是）或者 false（否）
                    use-reports      | piSubjectsYtd | {"piSubjectsYtd": "many"}     | 整数，例如 260
                    use-reports      | piSubjectsYtd | {"piSubjectsYtd": 1e30}       | 整数，例如 260
                    subleases        | knownSince    | {"knownSince": "1.12.2026"}   | 2026-12-31
                    subleases        | sublessee     | {"sublessee": {}}             | 文字
                    signatures       | signer        | {"signer": 5}                 | 文字
                    signatures       | signer        | {"signer": ["王示例"]}           | 文字
                    rent-payments    | amount        | {"amount": {}}                | 18000.00
                    rent-payments    | amount        | {"amount": "much"}            | 18000.00
                    """)
    void aRemedyFitsItsFieldsType(String door, String field, String body, String remedy) {
        var answer = lease.callRaw("compliance1", "POST", "/api/leases/" + number + "/" + door, body);
        if (answer.status() == 403) {
            answer = lease.callRaw("contract1", "POST", "/api/leases/" + number + "/" + door, body);
        }
        assertThat(answer.status()).as(answer.text()).isEqualTo(400);
        assertThat(message(answer, field)).contains(remedy).matches(CHINESE_THEN_ENGLISH);
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "7", "\"x\""})
    void aBodyOfAnotherShapeIsToldWhichIsExpected(String body) {
        var answer = lease.callRaw("contract1", "POST", "/api/leases/" + number + "/signatures", body);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body().path("detail").asText())
                .contains("一个 JSON 对象", "one JSON object")
                .matches(CHINESE_THEN_ENGLISH);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({"page, -1, 不得小于 0", "size, 100000, 不得大于", "size, x, 取值不对"})
    void aParameterOutOfRangeIsToldInChineseFirst(String name, String value, String remedy) {
        for (var path : new String[] {"/api/leases", "/api/notices", "/api/registers/permits/entries"}) {
            var answer = lease.call("manager1", "GET", path + "?" + name + "=" + value, null);
            if (answer.status() != 404) {
                assertThat(answer.status()).as(path + answer.text()).isEqualTo(400);
                assertThat(message(answer, name)).contains(remedy).matches(CHINESE_THEN_ENGLISH);
            }
        }
    }

    @Test
    void aFileThatIsTooLargeIsNotToldToComeInParts() {
        var head = RawHttp.head(
                "POST /api/leases/" + number + "/attachments?kind=OTHER&fileName=a.pdf",
                "Content-Type: application/pdf",
                "Content-Length: 20000001",
                "Idempotency-Key: 4c1f0a52-7d31",
                RawHttp.basic("sales1", "sales1"));
        try (var announced = new RawHttp(port, "127.0.0.1")) {
            var answer = announced.send(head + "\r\n").answer();
            assertThat(answer.status()).isEqualTo(413);
            assertThat(answer.whole())
                    .contains("20000000", "20 MB", "压缩", "Compress")
                    .doesNotContain("分次", "in parts");
        }
    }

    @Test
    void aFileNameWithNulNamesItsField() {
        var answer = lease.post(
                "sales1",
                "/api/leases/" + number + "/attachments?kind=OTHER&fileName=a%00.pdf",
                SmallPdf.of("proof"),
                "application/pdf",
                "Idempotency-Key",
                "4c1f0a52-7d31");
        assertThat(answer.status()).isEqualTo(400);
        assertThat(message(answer, "fileName")).contains("不可见的控制字符");
    }

    private static String message(Http.Answer answer, String field) {
        return StreamSupport.stream(answer.body().path("errors").spliterator(), false)
                .filter(error -> error.path("field").asText().equals(field))
                .map((JsonNode error) -> error.path("message").asText())
                .findFirst()
                .orElseThrow(() -> new AssertionError(answer.text()));
    }
}
