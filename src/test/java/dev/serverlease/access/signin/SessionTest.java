package dev.serverlease.access.signin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.serverlease.testing.RawHttp;
import dev.serverlease.testing.RawHttp.Answer;
import dev.serverlease.testing.ServerLeaseTest;
import dev.serverlease.testing.SettableClock;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.camunda.bpm.engine.IdentityService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A session begins at the log-in, keeps its id, and ends with its user, the password or the groups. */
@ServerLeaseTest
class SessionTest {

    private static final String USER = "session-test";
    private static final String SOURCE = "127.0.5.1";

    @LocalServerPort
    private int port;

    @Autowired
    private IdentityService identity;

    @Autowired
    private SettableClock clock;

    private final TreeMap<String, String> cookies = new TreeMap<>();

    @BeforeEach
    void signIn() {
        clock.set(SettableClock.START);
        var user = identity.newUser(USER);
        user.setPassword("first");
        identity.saveUser(user);
        identity.createMembership(USER, "managers");
        keep(logIn());
        var before = cookies.get("JSESSIONID");
        var answer = logIn();
        assertThat(answer.status()).as(answer.whole()).isEqualTo(302);
        assertThat(answer.header("Set-Cookie"))
                .anySatisfy(cookie -> assertThat(cookie)
                        .startsWith("JSESSIONID=")
                        .contains("HttpOnly", "SameSite=Lax")
                        .doesNotContain("Secure", "Lax;"));
        keep(answer);
        assertThat(cookies.get("JSESSIONID")).isNotEqualTo(before);
        keep(ask("GET /camunda/app/tasklist/default/", null));
    }

    private Answer logIn() {
        return ask(
                "POST /login",
                "username=" + USER + "&password=first",
                "Content-Type: application/x-www-form-urlencoded");
    }

    @AfterEach
    void gone() {
        identity.deleteUser(USER);
    }

    @Test
    void theIdChangesOnlyAtSignIn() {
        for (var path : List.of("/api/leases", "/desk", "/notices", "/rules", "/engine-rest/engine", "/", "/nope")) {
            assertThat(ask("GET " + path, null).header("Set-Cookie")).as(path).isEmpty();
        }
        assertThat(ask("GET /desk", null).status()).isEqualTo(200);
    }

    /** Another site may send the form, but not the token: the answer says that nothing was done, and nothing was. */
    @Test
    void nobodyIsSignedOutWithoutTheToken() {
        var signOut = "POST /camunda/api/admin/auth/user/default/logout";
        for (var headers : List.of(
                List.<String>of(),
                List.of("X-XSRF-TOKEN: guessed"),
                List.of("Sec-Fetch-Site: cross-site"),
                List.of("Sec-Fetch-Site: same-site"))) {
            for (var line : List.of(
                    signOut,
                    "POST /camunda/api/admin/auth/user/default/login/tasklist",
                    "POST /camunda/app/tasklist/default/",
                    "POST /camunda/api/engine/engine/default/task")) {
                var all = new ArrayList<>(headers);
                all.add("Content-Type: application/x-www-form-urlencoded");
                var answer = ask(line, "username=a&password=b", all.toArray(new String[0]));
                assertThat(answer.status()).as(line + headers + answer.whole()).isEqualTo(403);
                assertThat(answer.whole()).contains("页面已过期");
                assertThat(ask("GET /desk", null).status()).as(line + headers).isEqualTo(200);
            }
        }
        assertThat(ask(signOut, null, "X-XSRF-TOKEN: " + cookies.get("XSRF-TOKEN"))
                        .status())
                .isEqualTo(200);
        assertThat(ask("GET /desk", null).status()).isEqualTo(401);
    }

    @Test
    void strangersGetNoSession() {
        cookies.clear();
        for (var line : List.of("GET /", "POST /", "GET /api/leases", "POST /api/leases", "GET /nope", "GET /desk")) {
            assertThat(ask(line, null).header("Set-Cookie")).as(line).isEmpty();
        }
    }

    /** Browsers ask for it on every page. */
    @Test
    void theIconOfThePagesIsThereForEverybodyAndStartsNoSession() {
        for (var signedIn : List.of(true, false)) {
            if (!signedIn) {
                cookies.clear();
            }
            var icon = ask("GET /favicon.ico", null);
            assertThat(icon.status()).isEqualTo(200);
            assertThat(icon.header("Content-Type"))
                    .hasSize(1)
                    .first()
                    .asString()
                    .startsWith("image/");
            assertThat(icon.header("Set-Cookie")).isEmpty();
        }
    }

    @Test
    void manyAtOnceWithOneSessionAreAllAnswered() throws Exception {
        var twenty = Executors.newFixedThreadPool(20);
        try {
            var asked = new ArrayList<Callable<Integer>>();
            for (int i = 0; i < 100; i++) {
                var path = List.of("/api/leases?size=1", "/desk", "/camunda/api/engine/engine/default/task/count")
                        .get(i % 3);
                asked.add(() -> ask("GET " + path, null).status());
            }
            for (var answer : twenty.invokeAll(asked)) {
                assertThat(answer.get()).isEqualTo(200);
            }
        } finally {
            twenty.shutdownNow();
        }
    }

    enum Change {
        PASSWORD,
        GROUP_TAKEN,
        GROUP_GIVEN,
        DELETED
    }

    @ParameterizedTest
    @EnumSource
    void theSessionEndsWhenItsUserPasswordOrGroupsChange(Change change) {
        assertThat(ask("GET /api/leases", null).status()).isEqualTo(200);
        switch (change) {
            case PASSWORD -> {
                var user = identity.createUserQuery().userId(USER).singleResult();
                user.setPassword("second");
                identity.saveUser(user);
            }
            case GROUP_TAKEN -> identity.deleteMembership(USER, "managers");
            case GROUP_GIVEN -> identity.createMembership(USER, "sales");
            default -> identity.deleteUser(USER);
        }
        var before = cookies.get("JSESSIONID");
        assertThat(ask("GET /camunda/app/tasklist/default/", null)
                        .header("Location")
                        .get(0))
                .as("the web applications too")
                .endsWith("/login?to=%2Fcamunda%2Fapp%2Ftasklist%2Fdefault%2F");
        for (var path : List.of("/api/leases", "/desk", "/notices", "/camunda/api/engine/engine/default/task")) {
            var answer = ask("GET " + path, null);
            assertThat(answer.status()).as(path).isEqualTo(401);
            assertThat(answer.header("WWW-Authenticate"))
                    .as("no dialog of the browser")
                    .isEmpty();
        }
        assertThat(ask("GET /camunda/api/admin/auth/user/default", null).status())
                .isEqualTo(404);
        var view = ask("GET /desk?stage=IN_FORCE&lessee=%E5%85%AC", null, "Accept: text/html");
        assertThat(view.status()).isEqualTo(302);
        assertThat(view.header("Location").get(0))
                .endsWith("/login?to=%2Fdesk%3Fstage%3DIN_FORCE%26lessee%3D%25E5%2585%25AC");
        assertThat(cookies.get("JSESSIONID")).isEqualTo(before);
    }

    /** The dialog of a browser covers the page, and nobody can sign out of it. */
    @Test
    void programsAreAskedForTheirPasswordAndBrowsersNever() {
        cookies.clear();
        assertThat(ask("GET /api/leases", null).header("WWW-Authenticate")).hasSize(1);
        assertThat(ask("GET /desk", null).status()).isEqualTo(401);
        for (var browser : List.of(
                "X-Requested-With: XMLHttpRequest",
                "X-Requested-With: desk",
                "Sec-Fetch-Mode: no-cors",
                "Accept: text/html,application/xhtml+xml")) {
            for (var path : List.of("/api/leases", "/engine-rest/task", "/desk", "/notices", "/leases.csv")) {
                var answer = ask("GET " + path, null, browser);
                assertThat(answer.header("WWW-Authenticate")).as(browser).isEmpty();
                assertThat(answer.status()).as(path + " " + browser).isIn(302, 401, 403);
            }
        }
        assertThat(ask("GET /desk?stage=IN_FORCE", null, "Accept: text/html")
                        .header("Location")
                        .get(0))
                .endsWith("/login?to=%2Fdesk%3Fstage%3DIN_FORCE");
    }

    @Test
    void signingOutEndsEveryApplicationsSession() {
        assertThat(ask("POST /logout", null, "Sec-Fetch-Site: cross-site").status())
                .isEqualTo(403);
        assertThat(ask("GET /desk", null).status()).isEqualTo(200);
        var out = ask("POST /logout", null, "Sec-Fetch-Site: same-origin");
        assertThat(out.header("Location").get(0)).endsWith("/login?out");
        assertThat(ask("GET /desk", null).status()).isEqualTo(401);
        assertThat(ask("GET /camunda/api/engine/engine/default/task", null).status())
                .isEqualTo(401);
        assertThat(ask("GET /camunda/app/cockpit/default/", null)
                        .header("Location")
                        .get(0))
                .endsWith("/login?to=%2Fcamunda%2Fapp%2Fcockpit%2Fdefault%2F");
    }

    @Test
    void theLogInOfTheWebApplicationsIsClosed() {
        for (var user : List.of(USER, "admin")) {
            var answer = ask(
                    "POST /camunda/api/admin/auth/user/default/login/tasklist",
                    "username=" + user + "&password=" + (user.equals(USER) ? "first" : user),
                    "Content-Type: application/x-www-form-urlencoded",
                    "X-XSRF-TOKEN: " + cookies.get("XSRF-TOKEN"));
            assertThat(answer.status()).isEqualTo(403);
            assertThat(answer.header("Set-Cookie")).isEmpty();
        }
    }

    private Answer ask(String line, String body, String... headers) {
        var all = new ArrayList<>(List.of(headers));
        if (!cookies.isEmpty()) {
            var pairs = cookies.entrySet().stream()
                    .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                    .toList();
            all.add("Cookie: " + String.join("; ", pairs));
        }
        return RawHttp.ask(port, SOURCE, line, body, all.toArray(new String[0]));
    }

    private void keep(Answer answer) {
        for (var cookie : answer.header("Set-Cookie")) {
            var pair = cookie.split(";")[0].split("=", 2);
            cookies.put(pair[0], pair[1]);
        }
    }
}
