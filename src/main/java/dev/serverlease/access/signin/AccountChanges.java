package dev.serverlease.access.signin;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import javax.sql.DataSource;
import org.postgresql.PGConnection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Hears from the database that users or their groups have changed, whoever changed them and on whatever node. Keeps one
 * connection for it; while there is none, nothing is kept ({@link KeptAccounts}).
 */
@Component
class AccountChanges implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(AccountChanges.class);

    /** What the thread and its connection are called. */
    static final String NAME = "account-changes";

    /** A connection that died without a word is found out within this time. */
    private static final Duration HEARTBEAT = Duration.ofSeconds(5);

    private static final Duration AGAIN = Duration.ofSeconds(1);

    private final DataSource database;
    private final KeptAccounts accounts;
    private volatile boolean running;
    private boolean cut;

    AccountChanges(DataSource database, KeptAccounts accounts) {
        this.database = database;
        this.accounts = accounts;
    }

    @Override
    public void start() {
        running = true;
        var listener = new Thread(this::listen, NAME);
        listener.setDaemon(true);
        listener.start();
    }

    @Override
    public void stop() {
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    private void listen() {
        while (running) {
            try (var connection = database.getConnection()) {
                try (var statement = connection.createStatement()) {
                    connection.setClientInfo("ApplicationName", NAME);
                    statement.execute("listen sl_accounts");
                    hear(connection);
                } finally {
                    // nobody else gets one that listens, or is dead
                    database.unwrap(HikariDataSource.class).evictConnection(connection);
                }
            } catch (SQLException e) {
                if (running && !cut) {
                    LOG.warn("No word of changed users from the database; each is read anew until there is", e);
                }
                cut = true; // said once, however long it lasts
            } finally {
                accounts.told(false);
            }
            pause();
        }
    }

    private void hear(Connection connection) throws SQLException {
        var postgres = connection.unwrap(PGConnection.class);
        accounts.told(true);
        cut = false;
        while (running && connection.isValid((int) HEARTBEAT.toSeconds())) {
            var told = postgres.getNotifications((int) HEARTBEAT.toMillis());
            if (told != null && told.length > 0) {
                accounts.forget();
            }
        }
    }

    private void pause() {
        try {
            Thread.sleep(running ? AGAIN.toMillis() : 0);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            running = false;
        }
    }
}
