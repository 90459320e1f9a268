package dev.serverlease.report;

import dev.serverlease.database.ConnectionPool;
import dev.serverlease.request.TryAgain;
import java.util.concurrent.Semaphore;
import java.util.function.Function;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Reads a report in one snapshot of the database, some rows at a time: its rows and the sums that they are compared
 * with are of the same moment, and no list is ever whole in memory.
 */
@Component
class ReportReader {

    /** Each keeps a connection as long as it is read. */
    private static final int AT_ONCE = 3;

    private static final int ROWS_AT_A_TIME = 500;

    private final JdbcClient rows;
    private final TransactionTemplate snapshot;
    private final Semaphore free = new Semaphore(AT_ONCE);

    ReportReader(DataSource database, PlatformTransactionManager transactions) {
        var template = new JdbcTemplate(database);
        template.setFetchSize(ROWS_AT_A_TIME);
        rows = JdbcClient.create(new NamedParameterJdbcTemplate(template));
        snapshot = new TransactionTemplate(transactions);
        snapshot.setReadOnly(true);
        snapshot.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
    }

    /**
     * @param read is given what reads row by row
     * @throws TryAgain while too many reports are being read
     */
    <T> T inOneSnapshot(Function<JdbcClient, T> read) {
        if (!free.tryAcquire()) {
            throw new TryAgain("正在生成其他报表，请稍后再试。 Other reports are being made; try again shortly.");
        }
        try {
            ConnectionPool.mayTakeLong();
            return snapshot.execute(transaction -> read.apply(rows));
        } finally {
            free.release();
        }
    }
}
