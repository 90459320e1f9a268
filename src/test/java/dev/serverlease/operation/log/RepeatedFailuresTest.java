package dev.serverlease.operation.log;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.net.ConnectException;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.springframework.boot.context.event.SpringApplicationEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.core.io.support.SpringFactoriesLoader;
import org.springframework.jdbc.CannotGetJdbcConnectionException;
import org.springframework.transaction.TransactionSystemException;

/** An outage is written about, but does not bury what else the log says. */
class RepeatedFailuresTest {

    private final AtomicLong nanos = new AtomicLong();
    private final ListAppender<ILoggingEvent> written = new ListAppender<>();
    private RepeatedFailures failures;
    private Logger log;

    @BeforeEach
    void log() {
        var context = new LoggerContext();
        failures = new RepeatedFailures(nanos::get);
        context.addTurboFilter(failures);
        written.setContext(context);
        written.start();
        context.getLogger("ROOT").addAppender(written);
        log = context.getLogger("test");
    }

    @Test
    void ofAHundredEqualFailuresOneHasItsStackTrace() {
        for (int i = 0; i < 100; i++) {
            log.error("Request {} failed", i, away());
        }
        assertThat(written.list).hasSize(100);
        assertThat(withTrace())
                .singleElement()
                .satisfies(first -> assertThat(first.getFormattedMessage()).isEqualTo("Request 0 failed"));
        assertThat(written.list.get(99).getFormattedMessage())
                .startsWith("Request 99 failed – ")
                .contains("SQLTransientConnectionException: no connection", "ConnectException: refused")
                .doesNotContain("\n");
    }

    @Test
    void whileTheDatabaseIsAwayAllThatFailsIsOneKind() {
        log.error("a round", away());
        log.error("another round", new IllegalStateException("wrapped", elsewhere()));
        assertThat(withTrace()).hasSize(1);
    }

    /** The database has changed over, and the old one takes no writes any more. */
    @Test
    void whileOnlyAStandbyAnswersAllThatFailsIsOneKind() {
        log.error("a round", standby("Mails"));
        log.error("another round", standby("Letters"));
        assertThat(withTrace()).hasSize(1);
    }

    /** What its end looks like depends on what was being done. */
    @Test
    void whateverADyingDatabaseCutsOffIsOneKind() {
        log.error("in a statement", new SQLException("An I/O error occurred while sending to the backend", "08006"));
        log.error(
                "in a transaction", new TransactionSystemException("JDBC rollback failed", new SQLException("closed")));
        log.error("before it", new CannotGetJdbcConnectionException("no connection", away()));
        log.error("ended by the server", new SQLException("terminating connection", "57P01"));
        assertThat(withTrace()).hasSize(1);
    }

    /** Its sentence comes at the end, and should be found. */
    @Test
    void ofAnOutageDuringTheStartThereIsALineOnly() {
        failures.starting(true);
        log.error("the engine", away());
        log.error("no outage", new IllegalStateException("here"));
        failures.starting(false);
        assertThat(withTrace())
                .singleElement()
                .satisfies(other -> assertThat(other.getMessage()).isEqualTo("no outage"));
        assertThat(written.list.get(0).getFormattedMessage())
                .startsWith("the engine – ")
                .contains("refused")
                .doesNotContain("a minute ago", "\n");
        log.error("the engine", away());
        assertThat(withTrace()).hasSize(2);
    }

    @Test
    void anotherFailureHasItsOwn() {
        log.error("one", new IllegalStateException("here"));
        log.error("another", new IllegalStateException("there"));
        log.error("a third", new SQLException("syntax", "42601"));
        assertThat(withTrace()).hasSize(3);
    }

    @Test
    void afterAMinuteItIsWrittenAgain() {
        Supplier<Exception> same = () -> new IllegalStateException("again");
        for (int i = 0; i < 6; i++) {
            log.warn("it fails", same.get());
            nanos.addAndGet(Duration.ofSeconds(20).toNanos());
        }
        assertThat(withTrace()).hasSize(2);
    }

    @Test
    void ofAMessageOfManyLinesTheFirstIsRepeated() {
        Stream.of(1, 2).forEach(time -> log.error("first\n### second\n### third", away()));
        assertThat(written.list.get(1).getFormattedMessage())
                .startsWith("first – ")
                .doesNotContain("second");
    }

    @Test
    void whatNobodyLogsIsNotCounted() {
        log.debug("unseen", away());
        log.error("seen", away());
        assertThat(withTrace()).hasSize(1);
    }

    /** As the product starts, nobody else adds it. */
    @Test
    void itIsInstalledWithTheProduct() {
        assertThat(SpringFactoriesLoader.loadFactoryNames(
                        ApplicationListener.class, getClass().getClassLoader()))
                .contains(RepeatedFailures.Installed.class.getName());
        assertThat(RepeatedFailures.Installed.class.getGenericInterfaces()[0].getTypeName())
                .contains(SpringApplicationEvent.class.getName());
    }

    private List<ILoggingEvent> withTrace() {
        return written.list.stream()
                .filter(event -> event.getThrowableProxy() != null)
                .toList();
    }

    private static SQLException standby(String caller) {
        var failure = new SQLException("cannot execute UPDATE in a read-only transaction", "25006");
        failure.setStackTrace(new StackTraceElement[] {
            new StackTraceElement("org.postgresql.core.v3.QueryExecutorImpl", "execute", null, 1),
            new StackTraceElement("dev.serverlease." + caller, "store", null, 1)
        });
        return failure;
    }

    private static SQLException away() {
        return new SQLTransientConnectionException("no connection", "08001", refused());
    }

    private static SQLException elsewhere() {
        return new SQLTransientConnectionException("no connection", "08001", refused());
    }

    private static ConnectException refused() {
        return new ConnectException("refused");
    }
}
