package dev.serverlease.access.door;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

/** How much a door takes from anybody, and from which sites. */
class VisitorDoorTest {

    private Instant now = Instant.parse("2026-12-01T01:00:00Z");

    private final Clock clock = new Clock() {
        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    };

    private VisitorDoor door = new VisitorDoor(clock);

    @Test
    void oneSourceIsSlowedDownAndAfterAMinuteLetInAgain() throws Exception {
        for (int i = 0; i < VisitorDoor.MOST_OF_A_SOURCE; i++) {
            assertThat(ask("GET", "/sign/link" + i, "192.0.2.1")).isEqualTo(200);
        }
        assertThat(ask("GET", "/sign/other", "192.0.2.1")).isEqualTo(429);
        assertThat(ask("GET", "/sign/other", "192.0.2.2")).isEqualTo(200);
        now = now.plus(Duration.ofMinutes(1));
        assertThat(ask("GET", "/sign/other", "192.0.2.1")).isEqualTo(200);
    }

    @Test
    void oneLinkTakesSoManyChangesFromWhereverTheyCome() throws Exception {
        for (int i = 0; i < VisitorDoor.MOST_CHANGES_OF_A_LINK; i++) {
            assertThat(ask("POST", "/sign/link/code", "192.0.2." + i)).isEqualTo(200);
        }
        assertThat(ask("POST", "/sign/link/code", "192.0.2.99")).isEqualTo(429);
        assertThat(ask("GET", "/sign/link", "192.0.2.99")).isEqualTo(200);
    }

    /** Whoever is refused makes no room for itself, nor takes it from others. */
    @Test
    void oneSourceFillsNoCountsAndFreesNoLink() throws Exception {
        for (int i = 0; i <= VisitorDoor.MOST_OF_A_LINK; i++) {
            ask("GET", "/sign/link", "192.0.2." + i);
        }
        assertThat(ask("GET", "/sign/link", "192.0.2.250")).isEqualTo(429);
        for (int i = 0; i < 2 * MinuteCounts.MOST_KEPT; i++) {
            ask("HEAD", "/sign/random" + i, "198.51.100.7");
        }
        assertThat(ask("GET", "/sign/link", "192.0.2.251"))
                .as("the link after a flood")
                .isEqualTo(429);
        assertThat(ask("GET", "/sign/other", "198.51.100.7"))
                .as("the source of the flood")
                .isEqualTo(429);
        assertThat(ask("GET", "/sign/other", "192.0.2.252"))
                .as("who had no part in it")
                .isEqualTo(200);
    }

    /** Many sources: who is counted already is counted on, and all that find no room are counted as one. */
    @Test
    void whereNoRoomIsLeftAllNewOnesAreOne() throws Exception {
        assertThat(ask("GET", "/sign/link", "192.0.2.1")).isEqualTo(200);
        for (int i = 0; i < MinuteCounts.MOST_KEPT - 1; i++) {
            ask("GET", "/sign/other", "10.0." + i / 256 + "." + i % 256);
        }
        for (int i = 0; i < VisitorDoor.MOST_OF_A_SOURCE; i++) {
            assertThat(ask("GET", "/sign/link" + i, "203.0.113." + i % 256)).isEqualTo(200);
        }
        assertThat(ask("GET", "/sign/another", "203.0.113.1")).isEqualTo(429);
        assertThat(ask("GET", "/sign/link", "192.0.2.1")).isEqualTo(200);
        now = now.plus(Duration.ofMinutes(1));
        assertThat(ask("GET", "/sign/another", "203.0.113.1"))
                .as("room is made by time alone")
                .isEqualTo(200);
    }

    /** Whoever has one address of a network of the sixth version has all that begin as it does. */
    @Test
    void anAddressOfTheSixthVersionIsCountedWithItsNetwork() throws Exception {
        for (int i = 0; i < VisitorDoor.MOST_OF_A_SOURCE; i++) {
            assertThat(ask("GET", "/sign/link" + i, "2001:db8:1:2:0:0:7:" + Integer.toHexString(i)))
                    .isEqualTo(200);
        }
        assertThat(ask("GET", "/sign/other", "2001:db8:1:2::1")).isEqualTo(429);
        assertThat(ask("GET", "/sign/other", "2001:db8:1:3::1")).isEqualTo(200);
        assertThat(ask("GET", "/sign/other", "::ffff:192.0.2.1")).isEqualTo(200);
        assertThat(ask("GET", "/sign/other", "fe80:0:0:0:1:2:3:4%eth0")).isEqualTo(200);
    }

    /** Of a token each letter can be written in two ways. */
    @Test
    void oneLinkIsOneHoweverItIsWritten() throws Exception {
        var token = "Abcdefghij-lmnopqrst_vwxyz0123456789ABCDEFG";
        var answers = new TreeMap<Integer, Integer>();
        for (int i = 0; i < 120; i++) {
            int at = i % token.length();
            var letter = "%%%02x".formatted((int) token.charAt(at));
            var spelt = token.substring(0, at)
                    + (i < token.length() ? letter : letter.toUpperCase(Locale.ROOT))
                    + token.substring(at + 1);
            answers.merge(ask("POST", "/sign/" + spelt + "/code", "192.0.2." + i), 1, Integer::sum);
        }
        assertThat(answers)
                .as("no link that we send is written so")
                .containsExactlyEntriesOf(new TreeMap<>(Map.of(
                        400, VisitorDoor.MOST_CHANGES_OF_A_LINK, 429, 120 - VisitorDoor.MOST_CHANGES_OF_A_LINK)));
        assertThat(ask("POST", "/sign/" + token + "/code", "192.0.2.200"))
                .as("counted with the link as it was sent")
                .isEqualTo(429);
        assertThat(ask("GET", "/lessee/%61", "192.0.2.200")).isEqualTo(400);
    }

    /** The door reads a number of a paper in capitals, however it is written. */
    @Test
    void oneNumberOfAPaperIsOneHoweverItIsWritten() throws Exception {
        door = VisitorDoor.ofPapers(clock);
        var spelt = List.of("SL-2026-000302", "sl-2026-000302", "sL-2026-000302", "%C5%BFl-2026-000302");
        for (int i = 0; i < VisitorDoor.MOST_CHANGES_OF_A_LINK; i++) {
            assertThat(ask("POST", "/v/" + spelt.get(i % spelt.size()), "192.0.2." + i))
                    .isEqualTo(200);
        }
        for (var again : spelt) {
            assertThat(ask("POST", "/v/" + again, "192.0.2.99")).as(again).isEqualTo(429);
        }
        assertThat(ask("POST", "/v/SL-2026-000303", "192.0.2.99")).isEqualTo(200);
    }

    /** A token's letters are what they are. */
    @Test
    void twoLinksAreTwo() throws Exception {
        for (int i = 0; i < VisitorDoor.MOST_CHANGES_OF_A_LINK; i++) {
            assertThat(ask("POST", "/sign/link/code", "192.0.2." + i)).isEqualTo(200);
        }
        assertThat(ask("POST", "/sign/LINK/code", "192.0.2.99")).isEqualTo(200);
    }

    @Test
    void aPersonReadsAPageAndAProgramJson() throws Exception {
        for (var accept : Map.of("text/html,*/*;q=0.8", "<p role=\"alert\">", "application/json", "\"status\":403")
                .entrySet()) {
            var request = new MockHttpServletRequest("POST", "/sign/a/code");
            request.addHeader("Sec-Fetch-Site", "cross-site");
            request.addHeader("Accept", accept.getKey());
            var response = new MockHttpServletResponse();
            door.doFilter(request, response, new MockFilterChain());
            assertThat(response.getStatus()).isEqualTo(403);
            assertThat(response.getContentAsString()).contains(accept.getValue(), "此请求来自其他网站，已拒绝。");
        }
    }

    @Test
    void messagesOfPlatformsAreChangesAndThrottledToo() throws Exception {
        door = VisitorDoor.ofReturns(clock);
        for (int i = 0; i < VisitorDoor.MOST_OF_A_LINK; i++) {
            assertThat(ask("POST", "/api/signing-returns/platform", "192.0.2." + i))
                    .isEqualTo(200);
        }
        assertThat(ask("POST", "/api/signing-returns/platform", "192.0.2.250")).isEqualTo(429);
    }

    /** A page that sends no referrer states “null” over plain HTTP. */
    @Test
    void onlyOurOwnPageSendsForms() throws Exception {
        assertThat(ask("POST", "/sign/a/code", "192.0.2.1", "Sec-Fetch-Site", "cross-site"))
                .isEqualTo(403);
        assertThat(ask("POST", "/sign/a/code", "192.0.2.1", "Origin", "https://elsewhere.example"))
                .isEqualTo(403);
        assertThat(ask("POST", "/sign/a/code", "192.0.2.1", "Origin", "null")).isEqualTo(200);
        assertThat(ask("POST", "/sign/a/code", "192.0.2.1", "Sec-Fetch-Site", "same-origin"))
                .isEqualTo(200);
        assertThat(ask("GET", "/sign/a", "192.0.2.1", "Sec-Fetch-Site", "cross-site"))
                .as("a link in a mail")
                .isEqualTo(200);
    }

    private int ask(String method, String path, String source, String... header) throws Exception {
        var request = new MockHttpServletRequest(method, path);
        request.setRemoteAddr(source);
        if (header.length > 0) {
            request.addHeader(header[0], header[1]);
        }
        var response = new MockHttpServletResponse();
        door.doFilter(request, response, new MockFilterChain());
        return response.getStatus();
    }
}
