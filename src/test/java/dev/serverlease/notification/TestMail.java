package dev.serverlease.notification;

import dev.serverlease.process.Members;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mail.MailSender;
import org.springframework.transaction.PlatformTransactionManager;

/** The mail of an installation that has a mail server, for tests of other packages. */
public final class TestMail {

    private TestMail() {}

    public static Notices notices(JdbcClient jdbc, Members members, Clock clock) {
        return new Notices(jdbc, members, "127.0.0.1", clock);
    }

    /** Sends what is due. */
    public static void send(
            JdbcClient jdbc,
            MailSender sender,
            Notices notices,
            List<SecretPlaces> secrets,
            PlatformTransactionManager transactions,
            Clock clock) {
        new MailDelivery(
                        jdbc,
                        sender,
                        new MailSettings("lease@example.com", URI.create("https://lease.example.com/")),
                        notices,
                        secrets,
                        transactions,
                        clock)
                .sendDue();
    }
}
