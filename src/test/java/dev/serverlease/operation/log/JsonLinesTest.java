package dev.serverlease.operation.log;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.PatternLayout;
import ch.qos.logback.classic.spi.LoggingEvent;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.boot.logging.logback.ColorConverter;
import org.springframework.boot.logging.logback.ExtendedWhitespaceThrowableProxyConverter;
import org.springframework.boot.logging.logback.StructuredLogEncoder;
import org.springframework.core.env.Environment;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.io.ClassPathResource;

/** What the packaged product writes: lines for machines. And what both formats hide. */
class JsonLinesTest {

    private static final String CARD = "11010519491231002X";

    private final LoggerContext context = new LoggerContext();
    private final StandardEnvironment environment = new StandardEnvironment();

    @BeforeEach
    void settings() throws IOException {
        new YamlPropertySourceLoader()
                .load("product", new ClassPathResource("application.yaml"))
                .forEach(environment.getPropertySources()::addLast);
        context.putObject(Environment.class.getName(), environment);
    }

    @Test
    void aLineIsOneObjectThatNamesLeaseActorAndRequest() throws IOException {
        var line = json(event("Enters IN_FORCE", null));
        assertThat(line.path("message").asText()).isEqualTo("Enters IN_FORCE");
        assertThat(line.path("level").asText()).isEqualTo("INFO");
        assertThat(line.path("lease").asText()).isEqualTo("SL-2026-000001");
        assertThat(line.path("actor").asText()).isEqualTo("legal1");
        assertThat(line.path("requestId").asText()).isEqualTo("r-1");
        assertThat(line.has("@timestamp")).isTrue();
    }

    @Test
    void noneShowsTheNumberOfAnIdentityCard() throws IOException {
        var failing = event("of " + CARD, new IllegalStateException("about " + CARD));
        assertThat(json(failing).toString()).doesNotContain(CARD).contains("of ******", "about ******");
        assertThat(plain(failing)).doesNotContain(CARD).contains("of ******", "about ******");
    }

    /** A mail server's refusal quotes the address, a wrong request what was sent. */
    @Test
    void noneShowsAnAddressOrATelephone() throws IOException {
        var quoted = "550 5.1.1 <zhang.san+lease@mail.example.com.cn>: no such user; 13800138000, +8613900139000";
        var failing = event("refused: " + quoted, new IllegalStateException("because of " + quoted));
        for (var line : List.of(json(failing).toString(), plain(failing))) {
            assertThat(line)
                    .doesNotContain("zhang", "example.com", "13800138000", "13900139000")
                    .contains("refused: 550 5.1.1 <******>: no such user; ******");
        }
    }

    @Test
    void whatOnlyLooksAlikeIsShown() throws IOException {
        var alike =
                "job 3f2b1c9e-13812345678a dev.x.Foo@1f2e3d at java.base@17.0.13/java.lang SL-2026-000001 1764230400000";
        assertThat(json(event(alike, null)).path("message").asText()).isEqualTo(alike);
        assertThat(plain(event(alike, null))).contains(alike);
    }

    @Test
    void aPlainLineNamesThemToo() {
        assertThat(plain(event("Enters IN_FORCE", null))).contains("[SL-2026-000001  legal1 r-1] Enters IN_FORCE");
        var ofNobody = new LoggingEvent("here", context.getLogger("test"), Level.INFO, "Started", null, null);
        ofNobody.setMDCPropertyMap(Map.of());
        assertThat(plain(ofNobody)).contains(": Started");
    }

    @Test
    void theDemoWritesPlainLines() throws IOException {
        var demo = new YamlPropertySourceLoader()
                .load("demo", new ClassPathResource("application-demo.yaml"))
                .get(0);
        assertThat(demo.getProperty("logging.structured.format.console")).isEqualTo("");
    }

    private LoggingEvent event(String text, Throwable failure) {
        var event = new LoggingEvent("here", context.getLogger("test"), Level.INFO, text, failure, null);
        event.setMDCPropertyMap(Map.of("lease", "SL-2026-000001", "actor", "legal1", "requestId", "r-1"));
        return event;
    }

    private JsonNode json(LoggingEvent event) throws IOException {
        var encoder = new StructuredLogEncoder();
        encoder.setContext(context);
        encoder.setFormat(environment.getProperty("logging.structured.format.console"));
        encoder.start();
        var line = new String(encoder.encode(event), StandardCharsets.UTF_8);
        assertThat(line).endsWith("\n");
        assertThat(line.strip()).doesNotContain("\n");
        return new ObjectMapper().readTree(line);
    }

    private String plain(LoggingEvent event) {
        var layout = new PatternLayout();
        layout.setContext(context);
        layout.getInstanceConverterMap().put("clr", ColorConverter::new);
        layout.getInstanceConverterMap().put("wEx", ExtendedWhitespaceThrowableProxyConverter::new);
        layout.setPattern(environment.getProperty("logging.pattern.console"));
        layout.start();
        return layout.doLayout(event);
    }
}
