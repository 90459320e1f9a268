package dev.serverlease.stage.contract.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import dev.serverlease.config.IsoPeriod;
import dev.serverlease.request.Refusal;
import dev.serverlease.visit.CodeChannel;
import dev.serverlease.visit.CodeDesk;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The code over a gateway for short messages: what is sent, and what the signer is told if it is not. */
class SmsGatewayTest {

    private HttpServer server;
    private SmsGateway gateway;
    private String received = "";
    private String laidDown = "";
    private int answer = 202;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            received = exchange.getRequestHeaders().getFirst("Authorization") + " "
                    + new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(answer, -1);
            exchange.close();
        });
        server.start();
        gateway = new SmsGateway(
                new SigningSettings(
                        IsoPeriod.parse("P10D"),
                        IsoPeriod.parse("PT2H"),
                        new SigningSettings.SmsGateway(
                                URI.create("http://127.0.0.1:"
                                        + server.getAddress().getPort() + "/send"),
                                "key")),
                new ObjectMapper(),
                new Desk());
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void theCodeGoesToTheTelephoneAndTheTextNamesNobody() {
        gateway.send(code("13800138000"));
        assertThat(received)
                .startsWith("Bearer key ")
                .contains("13800138000", "123456")
                .doesNotContain("SL-2026-000001");
    }

    @Test
    void aGatewayThatRefusesIsSaid() {
        answer = 500;
        assertThatThrownBy(() -> gateway.send(code("13800138000")))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("暂时未能发出");
        server.stop(0);
        assertThatThrownBy(() -> gateway.send(code("13800138000"))).hasMessageContaining("暂时未能发出");
    }

    @Test
    void aCodeForWhichThereIsNoTelephoneWaitsForAnOfficerToHandItOver() {
        gateway.send(code(null));
        assertThat(received).isEmpty();
        assertThat(laidDown).isEqualTo("123456");
        assertThat(gateway.name(null)).isEqualTo(CodeDesk.NAME);
        assertThat(gateway.name("13800138000")).isEqualTo("SMS");
    }

    private final class Desk implements CodeChannel {
        @Override
        public String name(@Nullable String telephone) {
            return CodeDesk.NAME;
        }

        @Override
        public void send(Code code) {
            laidDown = code.digits();
        }
    }

    private static CodeChannel.Code code(String telephone) {
        return new CodeChannel.Code(
                new SigningKind(null, null, null, null, null),
                "SL-2026-000001",
                UUID.randomUUID(),
                telephone,
                "123456",
                Instant.EPOCH);
    }
}
