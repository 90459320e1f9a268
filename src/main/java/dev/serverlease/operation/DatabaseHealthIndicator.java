package dev.serverlease.operation;

import dev.serverlease.operation.OneQuestion.NoAnswer;
import javax.sql.DataSource;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.actuate.health.AbstractHealthIndicator;
import org.springframework.boot.actuate.health.Health;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Whether the database answers in time, and takes writes: a standby does not. */
@Component
class DatabaseHealthIndicator extends AbstractHealthIndicator implements DisposableBean {

    private final OneQuestion<Boolean> question;

    DatabaseHealthIndicator(DataSource database) {
        var jdbc = JdbcClient.create(database);
        this.question = new OneQuestion<>(
                "database-health",
                () -> jdbc.sql("select pg_is_in_recovery()")
                        .query(Boolean.class)
                        .single());
    }

    @Override
    protected void doHealthCheck(Health.Builder builder) {
        try {
            if (question.ask()) {
                builder.down().withDetail("why", "It is a standby and takes no writes");
            } else {
                builder.up();
            }
        } catch (NoAnswer away) {
            builder.down().withDetail("why", String.valueOf(away.getMessage()));
        }
    }

    @Override
    public void destroy() {
        question.close();
    }
}
