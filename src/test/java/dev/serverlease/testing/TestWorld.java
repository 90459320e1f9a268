package dev.serverlease.testing;

import dev.serverlease.paper.PdfPrinter;
import dev.serverlease.papercheck.PaperCode;
import dev.serverlease.signature.DemoAuthority;
import dev.serverlease.stage.contract.document.QuickDocument;
import java.time.Clock;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * The clock is set by the test, and the provisioner, which is outside the machine, is a fake that can be told to fail.
 */
@TestConfiguration(proxyBeanMethods = false)
@Import({LeaseDriver.class, LeaseCopies.class, Doors.class, StoredState.class, Agreement.class, KeptLibraries.class})
public class TestWorld {

    static {
        // a bound and no measure: what is awaited comes at once, or on a busy machine later
        Awaitility.setDefaultTimeout(Duration.ofMinutes(1));
        Awaitility.setDefaultPollDelay(Duration.ZERO);
        Awaitility.setDefaultPollInterval(Duration.ofMillis(20));
    }

    @Bean
    @Primary
    Clock settableClock(@Value("${spring.datasource.url}") String product) {
        return new SettableClock(JdbcClient.create(
                new SingleConnectionDataSource(product.replaceFirst("user=\\w+", "user=postgres"), true)));
    }

    @Bean
    WalkedWays walkedWays() {
        return new WalkedWays();
    }

    @Bean
    @Primary
    QuickDocument quickDocument(PdfPrinter printer, PaperCode code, ObjectProvider<DemoAuthority> demo) {
        return new QuickDocument(printer, code, demo);
    }

    @Bean
    @Primary
    FakeProvisioner fakeProvisioner() {
        return new FakeProvisioner();
    }
}
