package dev.serverlease.access.signin;

import static dev.serverlease.testing.RawHttp.basic;
import static org.assertj.core.api.Assertions.assertThat;

import dev.serverlease.testing.LeaseDriver;
import dev.serverlease.testing.RawHttp;
import dev.serverlease.testing.RawHttp.Answer;
import dev.serverlease.testing.ServerLeaseTest;
import dev.serverlease.testing.SettableClock;
import dev.serverlease.testing.StoredState;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.camunda.bpm.engine.IdentityService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Wrong passwords slow down whoever sends them, from there, for a while. They lock nobody out. */
@ServerLeaseTest
class SignInTest {

    private static final String HERE = "127.0.4.1";
    private static final String THERE = "127.0.4.2";
    private static final String USER = "sign-in-test";

    @LocalServerPort
    private int port;

    @Autowired
    private IdentityService identity;

    @Autowired
    private LeaseDriver lease;

    @Autowired
    private StoredState stored;

    @Autowired
    private SettableClock clock;

    @BeforeEach
    void user() {
        clock.set(SettableClock.START);
        var user = identity.newUser(USER);
        user.setPassword("right");
        identity.saveUser(user);
        identity.createMembership(USER, "sales");
    }

    @AfterEach
    void gone() {
        identity.deleteUser(USER);
    }

    @Test
    void tenWrongPasswordsDoNotLockAUserAtAnyDoor() {
        for (int i = 0; i < 12; i++) {
            assertThat(ask(HERE, "wrong").status()).isIn(401, 429);
            assertThat(logIn("127.0.4.3", "wrong").status()).isIn(401, 429);
        }
        var slowed = ask(HERE, "right");
        assertThat(slowed.status()).as("from where the wrong ones came").isEqualTo(429);
        assertThat(Integer.parseInt(slowed.header("Retry-After").get(0))).isBetween(1, 60);
        assertThat(slowed.whole()).contains("账户未被锁定");
        assertThat(logIn("127.0.4.3", "right").status()).isEqualTo(429);
        assertThat(ask(THERE, "right").status()).as("from elsewhere").isEqualTo(200);
        assertThat(logIn(THERE, "right").status()).isEqualTo(302);
        clock.set(SettableClock.START.plusSeconds(60));
        assertThat(ask(HERE, "right").status()).as("after the wait").isEqualTo(200);
        assertThat(ask(HERE, "right").status()).isEqualTo(200);
        assertThat(logIn("127.0.4.3", "right").status()).isEqualTo(302);
    }

    /** Whoever sends many at once has no more of them looked at than whoever sends one after the other. */
    @Test
    void aBurstTriesNoMorePasswordsThanOneAfterTheOther() throws Exception {
        for (var user : List.of(USER, "nobody-at-all")) {
            var pool = Executors.newFixedThreadPool(48);
            try {
                var together = new CyclicBarrier(48);
                var answers = pool.invokeAll(Collections.<Callable<Integer>>nCopies(48, () -> {
                    together.await(30, TimeUnit.SECONDS);
                    return RawHttp.ask(port, "127.0.4.8", "GET /api/leases", null, basic(user, "wrong"))
                            .status();
                }));
                var looked = new ArrayList<Integer>();
                for (var answer : answers) {
                    looked.add(answer.get());
                }
                assertThat(looked).as(user).containsOnly(401, 429);
                assertThat(Collections.frequency(looked, 401)).as(user).isEqualTo(WrongPasswords.FREE);
            } finally {
                pool.shutdownNow();
            }
        }
    }

    @Test
    void wrongPasswordsWriteNothing() {
        stored.unchangedBy(() -> {
            for (int i = 0; i < 2; i++) {
                assertThat(ask("127.0.4.4", "wrong").status()).isEqualTo(401);
                assertThat(logIn("127.0.4.4", "wrong").status()).isEqualTo(401);
            }
        });
    }

    /** {@code http://user:wrong@host/} in a page of another site must not slow down whoever opens it. */
    @Test
    void anotherSiteNeitherTriesAPasswordNorUsesOne() {
        for (int i = 0; i < 12; i++) {
            for (var site : new String[] {"cross-site", "same-site"}) {
                var tried = fromAnother("127.0.4.7", "wrong", site);
                assertThat(tried.status()).isEqualTo(403);
                assertThat(tried.header("WWW-Authenticate")).as("no dialog").isEmpty();
            }
        }
        assertThat(ask("127.0.4.7", "right").status()).as("nothing was counted").isEqualTo(200);
        assertThat(fromAnother("127.0.4.7", "right", "cross-site").status())
                .as("nor can passwords be tried so")
                .isEqualTo(403);
        var page = RawHttp.ask(
                port,
                "127.0.4.7",
                "GET /desk",
                null,
                basic(USER, "right"),
                "Sec-Fetch-Site: cross-site",
                "Accept: text/html");
        assertThat(page.status()).isEqualTo(403);
        assertThat(page.whole()).contains("其他网站", "<a class=\"main\" href=\"\">打开本页");
        assertThat(RawHttp.ask(
                                port,
                                "127.0.4.7",
                                "GET /desk",
                                null,
                                basic(USER, "right"),
                                "Sec-Fetch-Site: same-origin")
                        .status())
                .as("where that link leads")
                .isEqualTo(200);
    }

    private Answer fromAnother(String source, String password, String site) {
        return RawHttp.ask(port, source, "GET /api/leases", null, basic(USER, password), "Sec-Fetch-Site: " + site);
    }

    @Test
    void administratorsAndTheUserAreToldOnceAnHour() {
        for (int i = 0; i < 9; i++) {
            ask("127.0.4.5", "wrong");
        }
        var notices = lease.call("admin", "GET", "/api/notices?size=200", null).text();
        assertThat(notices.split("127\\.0\\.4\\.5 多次输错密码", -1)).hasSize(2);
        assertThat(RawHttp.ask(port, THERE, "GET /api/notices", null, basic(USER, "right"))
                        .whole())
                .contains("127.0.4.5 多次输错密码");
        assertThat(lease.call("manager1", "GET", "/api/notices?size=200", null).text())
                .doesNotContain("127.0.4.5");
    }

    @Test
    void theLogInFormIsParsedInOnlyOneWay() {
        for (var form : new String[] {
            "username=decoy&username=" + USER + "&password=wrong",
            "user%6eame=" + USER + "&username=decoy&password=wrong",
            "password=wrong",
            "username=&password=x",
            "username=%zz&password=x",
            "username=" + USER,
            "x".repeat(9_000)
        }) {
            assertThat(form("127.0.4.6", form, "application/x-www-form-urlencoded")
                            .status())
                    .as(form)
                    .isIn(400, 401);
        }
        assertThat(form("127.0.4.6", "username=a&password=b", "application/x-www-form-urlencoded;charset=IBM037")
                        .status())
                .isEqualTo(415);
        assertThat(form("127.0.4.6", "username=a&password=b", "none").status()).isEqualTo(415);
        assertThat(form("127.0.4.6", "{\"username\":\"a\"}", "application/json").status())
                .isEqualTo(415);
        assertThat(form("127.0.4.6", "x".repeat(11_000), "application/x-www-form-urlencoded")
                        .status())
                .isEqualTo(413);
    }

    private Answer ask(String source, String password) {
        return RawHttp.ask(port, source, "GET /api/leases", null, basic(USER, password));
    }

    private Answer logIn(String source, String password) {
        return form(source, "username=" + USER + "&password=" + password, "application/x-www-form-urlencoded");
    }

    private Answer form(String source, String form, String type) {
        return RawHttp.ask(port, source, "POST /login", form, "Content-Type: " + type);
    }
}
