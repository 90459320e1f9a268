package dev.serverlease.access.door;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.boot.web.embedded.tomcat.TomcatServletWebServerFactory;

/** Whom the web server believes when it is told who asks, and how. */
class WebServerTest {

    @Test
    void onlyTrustedProxiesMayStateTheClient() throws Exception {
        assertThat(seenBy(List.of())).isEqualTo("127.0.0.1 http");
        assertThat(seenBy(List.of("127.0.0.9"))).isEqualTo("127.0.0.1 http");
        assertThat(seenBy(List.of("127.0.0.1"))).isEqualTo("203.0.113.7 https");
    }

    @Test
    void proxyMustBeAnAddressNotAName() {
        assertThatThrownBy(() -> new WebServer(List.of("proxy.example")))
                .hasMessageContaining("server-lease.trusted-proxies");
    }

    /** What a client behind a proxy may write itself stands left; the proxy adds whom it has seen. */
    private static String seenBy(List<String> trusted) throws Exception {
        var factory = new TomcatServletWebServerFactory(0);
        new WebServer(trusted).customize(factory);
        var server = factory.getWebServer(
                context -> context.addServlet("seen", new Seen()).addMapping("/"));
        server.start();
        try {
            var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.getPort() + "/"))
                    .header("X-Forwarded-For", "198.51.100.1, 203.0.113.7")
                    .header("X-Forwarded-Proto", "https")
                    .build();
            return HttpClient.newHttpClient()
                    .send(request, HttpResponse.BodyHandlers.ofString())
                    .body();
        } finally {
            server.stop();
        }
    }

    static class Seen extends HttpServlet {
        @Override
        protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
            response.getWriter().print(request.getRemoteAddr() + " " + request.getScheme());
        }
    }
}
