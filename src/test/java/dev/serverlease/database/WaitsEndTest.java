package dev.serverlease.database;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import dev.serverlease.testing.ServerLeaseTest;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** No wait for the database is without end, whatever server the product is given. */
@ServerLeaseTest
class WaitsEndTest {

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private DataSource database;

    @ParameterizedTest
    @CsvSource({"lock_timeout, 10s", "statement_timeout, 30s", "idle_in_transaction_session_timeout, 2min"})
    void everyConnectionHasItsTimeouts(String setting, String value) {
        assertThat(jdbc.sql("show " + setting).query(String.class).single()).isEqualTo(value);
    }

    @Test
    void silentServerTimesOut() {
        assertThat(((HikariDataSource) database).getDataSourceProperties())
                .containsEntry("socketTimeout", "60")
                .containsEntry("connectTimeout", "10");
    }
}
