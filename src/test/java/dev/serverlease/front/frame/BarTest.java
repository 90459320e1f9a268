package dev.serverlease.front.frame;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.serverlease.testing.Doors;
import dev.serverlease.testing.Doors.Door;
import dev.serverlease.testing.LeaseDriver;
import dev.serverlease.testing.RawHttp;
import dev.serverlease.testing.RawHttp.Answer;
import dev.serverlease.testing.ServerLeaseTest;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.camunda.bpm.engine.IdentityService;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The bar above every page of the staff: places by role, one search, one language, one way out. */
@ServerLeaseTest
class BarTest {

    private static final Pattern HERE = Pattern.compile("href=\"([^\"]+)\" aria-current=\"page\"");

    private static final String USER = "bar-test";
    private static final String SOURCE = "127.0.6.1";

    @LocalServerPort
    private int port;

    @Autowired
    private LeaseDriver lease;

    @Autowired
    private Doors doors;

    @Autowired
    private IdentityService identity;

    @Test
    void itLeadsWhereTheReadersGroupsMayGo() {
        assertThat(bar("sales1", "/desk"))
                .contains("href=\"/desk\"", "href=\"/leases\"", "href=\"/portfolio\"", "href=\"/rules\"")
                .doesNotContain(
                        "href=\"/reports\"", "/steering", "/journal", "/camunda/app/cockpit", "/camunda/app/admin");
        assertThat(bar("manager1", "/leases"))
                .contains("href=\"/reports\"", "href=\"/steering\"", "href=\"/journal\"", "/camunda/app/cockpit")
                .doesNotContain("/camunda/app/admin");
        assertThat(bar("admin", "/notices")).contains("/camunda/app/admin", "href=\"/journal\"");
        for (var user : List.of("sales1", "legal1", "manager1", "admin")) {
            var places = Pattern.compile("href=\"(/(?!camunda)[^\"]*)\"").matcher(bar(user, "/desk"));
            places.results()
                    .forEach(place -> assertThat(read(user, place.group(1)).statusCode())
                            .as(user + " " + place.group(1))
                            .isEqualTo(200));
        }
    }

    @Test
    void itSaysWhereOneIsAndHowMuchWaits() {
        var number = lease.inReview(lease.application());
        for (var page : List.of("/desk", "/leases", "/portfolio", "/reports", "/rules", "/notices")) {
            assertThat(HERE.matcher(bar("manager1", page)).results().map(found -> found.group(1)))
                    .as(page)
                    .containsExactly(page);
        }
        assertThat(HERE.matcher(bar("legal1", "/desk/leases/" + number))
                        .results()
                        .map(found -> found.group(1)))
                .containsExactly("/leases");
        assertThat(bar("legal1", "/notices")).containsPattern("待办</span> <span class=\"count\">\\d+\\+?</span>");
    }

    @Test
    void theSearchLeadsToTheLeaseOrToThoseFound() {
        var application = lease.application();
        ((ObjectNode) application.path("lessee")).put("name", "示例搜寻（北京）有限公司");
        var number = lease.apply(application);
        var other = lease.application();
        ((ObjectNode) other.path("lessee")).put("name", "示例搜寻（上海）有限公司");
        lease.apply(other);
        for (var text : List.of(number, application.path("reference").asText(), "搜寻（北京", " " + number + " ")) {
            assertThat(search("manager1", text)).as(text).endsWith("/desk/leases/" + number);
        }
        assertThat(search("manager1", "示例搜寻")).endsWith("/leases?q=%E7%A4%BA%E4%BE%8B%E6%90%9C%E5%AF%BB");
        assertThat(search("manager1", "{x}&y=%")).endsWith("/leases?q=%7Bx%7D%26y%3D%25");
        assertThat(search("manager1", "")).endsWith("/leases");
        assertThat(search("sales2", number)).as("another's lease").contains("/leases?q=");
    }

    /** Chosen once, it is kept for the user, in this browser and in the next. */
    @Test
    void theLanguageIsTheReaders() {
        var user = identity.newUser(USER);
        user.setPassword(USER);
        identity.saveUser(user);
        identity.createMembership(USER, "compliance-officers");
        try {
            var session = "Cookie: " + cookie(logIn(), "JSESSIONID");
            assertThat(ask("GET /desk", session).whole()).contains("lang=\"zh\"", "退出登录");
            assertThat(ask("GET /desk", session, "Accept-Language: en").whole())
                    .contains("lang=\"en\"", "Sign out")
                    .doesNotContain("退出登录");
            var chosen = choose("lang=en&to=%2Fnotices%3Fsize%3D5", session, "Sec-Fetch-Site: same-origin");
            assertThat(chosen.header("Location").get(0)).endsWith("/notices?size=5");
            var kept = cookie(chosen, "lang");
            assertThat(kept).isEqualTo("lang=en");
            assertThat(ask("GET /desk", session + "; " + kept, "Accept-Language: zh-CN")
                            .whole())
                    .contains("lang=\"en\"", "Sign out");
            assertThat(cookie(logIn(), "lang")).as("in another browser").isEqualTo("lang=en");
            assertThat(choose("lang=xx&to=%2F%2Fevil.example", session, "Sec-Fetch-Site: same-origin")
                            .header("Location")
                            .get(0))
                    .endsWith("/desk");
            assertThat(choose("lang=zh", session, "Sec-Fetch-Site: cross-site").status())
                    .isEqualTo(403);
        } finally {
            identity.deleteUser(USER);
        }
    }

    private Answer logIn() {
        return RawHttp.ask(
                port,
                SOURCE,
                "POST /login",
                "username=" + USER + "&password=" + USER,
                "Content-Type: application/x-www-form-urlencoded");
    }

    private Answer choose(String form, String... headers) {
        return RawHttp.ask(
                port,
                SOURCE,
                "POST /language",
                form,
                Stream.concat(Stream.of("Content-Type: application/x-www-form-urlencoded"), Stream.of(headers))
                        .toArray(String[]::new));
    }

    private Answer ask(String line, String... headers) {
        return RawHttp.ask(port, SOURCE, line, null, headers);
    }

    private static String cookie(Answer answer, String name) {
        return answer.header("Set-Cookie").stream()
                .map(cookie -> cookie.split(";")[0])
                .filter(cookie -> cookie.startsWith(name + "="))
                .findFirst()
                .orElseThrow();
    }

    private String search(String user, String text) {
        var found = read(user, "/search?q=" + URLEncoder.encode(text, StandardCharsets.UTF_8));
        assertThat(found.statusCode()).isEqualTo(302);
        return found.headers().firstValue("Location").orElseThrow();
    }

    private String bar(String user, String page) {
        var whole = read(user, page);
        assertThat(whole.statusCode()).as(page).isEqualTo(200);
        return whole.body().replaceAll("(?s).*(<nav class=\"bar\".*?</nav>).*", "$1");
    }

    private HttpResponse<String> read(String user, String page) {
        return doors.raw(Door.REST, user, "GET", page, null, "Accept", "text/html");
    }
}
