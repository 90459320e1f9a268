package dev.serverlease.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.serverlease.testing.ServerLeaseTest;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/** No wait for the database is without end, whatever server the product is given. */
@ServerLeaseTest
class WaitsEndTest {

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private DataSource database;

    @Autowired
    private ProcessEngineConfigurationImpl engine;

    @ParameterizedTest
    @CsvSource({"lock_timeout, 2s", "statement_timeout, 30s", "idle_in_transaction_session_timeout, 2min"})
    void everyConnectionHasItsTimeouts(String setting, String value) {
        assertThat(jdbc.sql("show " + setting).query(String.class).single()).isEqualTo(value);
    }

    /** The tests' server answers a commit before it is on disk; the product does not take that for an answer. */
    @Test
    void whatIsAnsweredIsOnDisk() {
        assertThat(jdbc.sql("show synchronous_commit").query(String.class).single())
                .isEqualTo("on");
    }

    /** A role may set for itself what its next sessions begin with. */
    @Test
    void noRoleChangesWhatATransactionSees() throws SQLException {
        var begins = pool().getConnectionInitSql();
        for (var level : List.of("repeatable read", "serializable")) {
            try (var connection = DriverManager.getConnection(
                            pool().getJdbcUrl() + "&options=-c%20default_transaction_isolation="
                                    + level.replace(" ", "%5C%20"),
                            pool().getUsername(),
                            pool().getPassword());
                    var statement = connection.createStatement()) {
                statement.execute(begins);
                try (var shown = statement.executeQuery("show transaction_isolation")) {
                    assertThat(shown.next()).isTrue();
                    assertThat(shown.getString(1)).isEqualTo("read committed");
                }
            }
        }
    }

    @Test
    void silentServerTimesOutLaterThanAStatement() {
        assertThat(pool().getDataSourceProperties())
                .containsEntry("socketTimeout", "35")
                .containsEntry("connectTimeout", "4");
    }

    /** Somebody waits for what a request does, and nobody for what a job does. */
    @Test
    void aRequestGivesASilentServerUpSooner() throws SQLException {
        assertThat(patience()).isEqualTo(35_000);
        RequestContextHolder.setRequestAttributes(new ServletRequestAttributes(new MockHttpServletRequest()));
        try {
            assertThat(patience()).isEqualTo(5_000);
            ConnectionPool.mayTakeLong();
            assertThat(patience()).as("of a door whose statements are long").isEqualTo(35_000);
        } finally {
            RequestContextHolder.resetRequestAttributes();
        }
        assertThat(patience())
                .as("of a connection that a request has given back")
                .isEqualTo(35_000);
    }

    /**
     * Whoever waits for the answer hears that it took too long before the connection is given up, and nothing runs on.
     */
    @Test
    void whatARequestGivesUpTheServerEnds() {
        RequestContextHolder.setRequestAttributes(new ServletRequestAttributes(new MockHttpServletRequest()));
        try {
            assertThat(limit()).isEqualTo("4500ms");
            assertThatThrownBy(() -> jdbc.sql("select pg_sleep(20) /* given up */")
                            .query()
                            .singleRow())
                    .matches(Outage.SLOW::is);
            assertThat(jdbc.sql(
                                    "select count(*) from pg_stat_activity where state = 'active' and pid <> pg_backend_pid()"
                                            + " and query like '%given up%'")
                            .query(Integer.class)
                            .single())
                    .isZero();
            ConnectionPool.mayTakeLong();
            assertThat(limit()).as("of a door whose statements are long").isEqualTo("30s");
        } finally {
            RequestContextHolder.resetRequestAttributes();
        }
        assertThat(limit()).as("of a connection that a request has given back").isEqualTo("30s");
    }

    private String limit() {
        return jdbc.sql("show statement_timeout").query(String.class).single();
    }

    private int patience() throws SQLException {
        try (var connection = database.getConnection()) {
            return connection.getNetworkTimeout();
        }
    }

    @Test
    void nobodyWaitsForAConnectionLongerThanFiveSeconds() {
        assertThat(pool().getConnectionTimeout() + pool().getValidationTimeout())
                .isLessThanOrEqualTo(5000);
    }

    /** Whoever sets something else for the connection does not lose these; who sets one of them has that one. */
    @Test
    void settingsOfTheUserStayAndTheOthersAreKept() {
        var config = new HikariConfig();
        config.setJdbcUrl(pool().getJdbcUrl());
        config.setUsername(pool().getUsername());
        config.setPassword(pool().getPassword());
        config.setConnectionInitSql(pool().getConnectionInitSql());
        config.setMaximumPoolSize(1);
        config.addDataSourceProperty("options", "-c search_path=lease -c lock_timeout=1s");
        try (var own = new HikariDataSource(config)) {
            var there = JdbcClient.create(own);
            assertThat(there.sql("show search_path").query(String.class).single())
                    .isEqualTo("lease");
            assertThat(there.sql("show lock_timeout").query(String.class).single())
                    .isEqualTo("1s");
            assertThat(there.sql("show statement_timeout").query(String.class).single())
                    .isEqualTo("30s");
        }
    }

    /** While another node brings the models, which takes longer than a request may wait. */
    @Test
    void aNodeThatStartsWaitsForTheOthers() {
        var patience = engine.getCommandExecutorTxRequired().execute(context -> {
            context.getPropertyManager().acquireExclusiveLock();
            return jdbc.sql("show lock_timeout").query(String.class).single();
        });
        assertThat(patience).isEqualTo("25s");
    }

    private HikariDataSource pool() {
        return (HikariDataSource) database;
    }
}
