package dev.serverlease.database;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.Map;
import java.util.Objects;
import javax.sql.DataSource;
import org.postgresql.Driver;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.SimpleDriverDataSource;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The command {@code after-restore}, run on a restored database before the product starts on it: numbers that were
 * given out after the backup are told to people already, and are not given out again; mails that wait may have gone out
 * after it, and are held. The journal says that it was done, and by that the numbers of papers within each lease go on
 * further up ({@code lease.numbers_left_out}).
 */
public final class AfterRestore {

    public static final String COMMAND = "after-restore";

    /** More leases than are applied for between a backup and its loss. */
    static final int SKIPPED = 10_000;

    private static final String MAY_HAVE_GONE_OUT = "恢复数据库前可能已经发出 may have gone out before the restore";

    private static final String USAGE = """
            用法 Usage: java -jar server-lease.jar after-restore
              SPRING_DATASOURCE_URL                     jdbc:postgresql://host/database，恢复后的数据库 the restored database
              SERVERLEASE_DATABASE_ADMIN_USERNAME       PostgreSQL 管理员 the administrator who ran init-database
              SERVERLEASE_DATABASE_ADMIN_PASSWORD
            """;

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;

    private AfterRestore(DataSource database) {
        jdbc = JdbcClient.create(database);
        transaction = new TransactionTemplate(new DataSourceTransactionManager(database));
    }

    /** @return the exit code: 0 done, 1 failed, 2 a setting is missing */
    public static int run(Map<String, String> environment, Clock clock) {
        var url = environment.get("SPRING_DATASOURCE_URL");
        var admin = environment.get("SERVERLEASE_DATABASE_ADMIN_USERNAME");
        if (url == null || admin == null || !url.startsWith("jdbc:postgresql:")) {
            System.err.print(USAGE);
            return 2;
        }
        var password = environment.getOrDefault("SERVERLEASE_DATABASE_ADMIN_PASSWORD", "");
        try {
            var done = new AfterRestore(new OwnNames(new SimpleDriverDataSource(new Driver(), url, admin, password)))
                    .run(clock);
            System.out.println("恢复后的租赁编号从 " + (done.last() + 1) + " 起给出，其前 " + SKIPPED
                    + " 个编号不再使用；现有租赁的函件、协议和交付确认书各跳过一百个编号；待发邮件 "
                    + done.mails()
                    + " 封已停发，请对照邮件服务器日志（见运行手册）；已记入操作日志，现在可以启动。 Lease numbers go on from " + (done.last() + 1) + "; the "
                    + SKIPPED
                    + " before it are not used. Letters, agreements and confirmations of hand-over of the leases"
                    + " that are there leave out a hundred numbers each. " + done.mails()
                    + " waiting mails are held: compare them with the mail server's log (see the runbook). The journal says so."
                    + " Start the product now.");
            return 0;
        } catch (DataAccessException | TransactionException e) {
            System.err.println("未能完成，改正后可重新执行。 Not done; mend this and run the command again: "
                    + rootOf(e).getMessage());
            return 1;
        }
    }

    /**
     * What was done.
     *
     * @param last the last number that is skipped
     * @param mails how many are held
     */
    private record Done(long last, int mails) {}

    private Done run(Clock clock) {
        return Objects.requireNonNull(transaction.execute(status -> {
            jdbc.sql("set local role " + DatabaseSetup.OWNER).update();
            var now = Timestamp.from(clock.instant());
            long last = jdbc.sql("select setval('lease.lease_number', nextval('lease.lease_number') - 1 + :skipped)")
                    .param("skipped", SKIPPED)
                    .query(Long.class)
                    .single();
            int mails = jdbc.sql("update lease.mail set next_attempt_at = null, failed_at = :at, last_error = :why"
                            + " where next_attempt_at is not null")
                    .param("at", now)
                    .param("why", MAY_HAVE_GONE_OUT)
                    .update();
            jdbc.sql("select lease.journal_add(:at, :actor, '', :door, 'RESTORED', null, 1)")
                    .param("at", now)
                    .param("actor", "after-restore")
                    .param(
                            "door",
                            "租赁编号跳过 Lease numbers skipped: " + (last - SKIPPED + 1) + "–" + last
                                    + "；现有租赁的文书各跳过编号 Numbers of papers skipped in each lease: 100；邮件停发 Mails held: "
                                    + mails)
                    .query()
                    .singleRow();
            return new Done(last, mails);
        }));
    }

    private static Throwable rootOf(Throwable failure) {
        return failure.getCause() == null ? failure : rootOf(failure.getCause());
    }
}
