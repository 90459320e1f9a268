package dev.serverlease.operation;

import com.zaxxer.hikari.HikariDataSource;
import dev.serverlease.database.ReadOnly;
import dev.serverlease.operation.OneQuestion.NoAnswer;
import java.sql.SQLException;
import java.util.Properties;
import javax.sql.DataSource;
import org.postgresql.Driver;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.actuate.health.AbstractHealthIndicator;
import org.springframework.boot.actuate.health.Health;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SimpleDriverDataSource;
import org.springframework.stereotype.Component;

/** Whether the database answers in time, and takes writes: a standby does not, nor one that is set to read only. */
@Component
class DatabaseHealthIndicator extends AbstractHealthIndicator implements DisposableBean {

    private final DataSource database;
    private final OneQuestion<Boolean> question;

    DatabaseHealthIndicator(DataSource database) {
        this.database = database;
        var jdbc = JdbcClient.create(database);
        this.question = new OneQuestion<>(
                "database-health",
                () -> jdbc.sql("select " + ReadOnly.CONDITION)
                        .query(Boolean.class)
                        .single());
    }

    @Override
    protected void doHealthCheck(Health.Builder builder) {
        try {
            if (question.ask()) {
                builder.down().withDetail("why", ReadOnly.WHY);
            } else {
                builder.up();
            }
        } catch (NoAnswer away) {
            builder.down().withDetail("why", reason(String.valueOf(away.getMessage())));
        }
    }

    /** The pool tries again for longer than anybody waits here: a connection beside it is refused at once. */
    private String reason(String otherwise) {
        if (database instanceof HikariDataSource pool) {
            var properties = new Properties();
            properties.putAll(pool.getDataSourceProperties());
            properties.setProperty("loginTimeout", "1");
            try (var connection = new SimpleDriverDataSource(new Driver(), pool.getJdbcUrl(), properties)
                    .getConnection(pool.getUsername(), pool.getPassword())) {
                return otherwise;
            } catch (SQLException none) {
                return String.valueOf(none.getMessage());
            }
        }
        return otherwise;
    }

    @Override
    public void destroy() {
        question.close();
    }
}
