package dev.serverlease.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Signing in goes on where a person would go on: at a page that stays blank, and at a form that was drawn anew. */
@Needs({Tool.CHROMIUM, Tool.CHROMEDRIVER})
class BrowserTest {

    private static final String FORM = """
            <form onsubmit="send(); return false"><input id="username"><input id="password" type="password">
            <button type="submit">in</button></form><nav class="bar"></nav>
            <script>function send() { %s }</script>""";
    private static final String LET_IN = "document.querySelector('nav').innerHTML = '<p class=user>in</p>'";

    private final AtomicInteger loaded = new AtomicInteger();
    private HttpServer server;
    private volatile String first = "";

    @BeforeEach
    void serve() throws IOException {
        server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        server.createContext("/camunda/app/tasklist/default/", exchange -> {
            var page = loaded.getAndIncrement() == 0 ? first : FORM.formatted(LET_IN);
            var bytes = ("<!DOCTYPE html>" + page).getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "text/html; charset=UTF-8");
            exchange.sendResponseHeaders(200, bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Tag("nightly")
    @Test
    void aPageThatStaysBlankIsLoadedAgain() {
        first = "<p>…</p>";
        signIn();
        assertThat(loaded).hasValue(2);
    }

    @Test
    void aFormThatForgotWhatWasTypedIsFilledInAgain() {
        first = FORM.formatted("document.forms[0].reset(); send = () => { %s }".formatted(LET_IN));
        signIn();
        assertThat(loaded).hasValue(1);
    }

    private void signIn() {
        try (var browser =
                Browser.open("http://127.0.0.1:" + server.getAddress().getPort())) {
            browser.signIn("tasklist", "contract2");
        }
    }
}
