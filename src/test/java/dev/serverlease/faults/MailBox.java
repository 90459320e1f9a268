package dev.serverlease.faults;

import static org.awaitility.Awaitility.await;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import dev.serverlease.notification.NoticeKind;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A mail server that is down until it is opened. */
final class MailBox implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    /** Bound, so that nobody else gets the port, and not listening. */
    private final Socket down = new Socket();

    private final GreenMail server;
    private final int port;

    MailBox() throws IOException {
        down.bind(new InetSocketAddress("127.0.0.1", 0));
        port = down.getLocalPort();
        server = new GreenMail(new ServerSetup(port, "127.0.0.1", "smtp"));
    }

    record Mail(String recipient, String subject) {}

    String[] settings() {
        return new String[] {
            "--spring.mail.host=127.0.0.1",
            "--spring.mail.port=" + port,
            "--server-lease.mail.from=lease@example.com",
            "--server-lease.mail.base-url=https://lease.example.com",
            "--server-lease.anchor.mail-to=outside@example.com"
        };
    }

    void open() throws IOException {
        down.close();
        server.start();
    }

    /** What waits in a database to be sent. */
    static List<Mail> waiting(JdbcClient database) {
        return database.sql("select distinct m.recipient, n.kind, n.lease_number from lease.mail m"
                        + " join lease.notice n on n.id = m.notice where m.next_attempt_at is not null")
                .query((row, index) -> {
                    var kind = NoticeKind.valueOf(row.getString("kind")).label();
                    var number = row.getString("lease_number");
                    return new Mail(row.getString("recipient"), number == null ? kind : number + " " + kind);
                })
                .list();
    }

    void awaitAll(List<Mail> mails) {
        await("the mails arrive").atMost(PATIENCE).until(() -> mails.stream().allMatch(mail -> count(mail) > 0));
    }

    /** Those of these that came more than once. */
    List<Mail> twice(List<Mail> mails) {
        return mails.stream().filter(mail -> count(mail) > 1).toList();
    }

    private long count(Mail mail) {
        return Arrays.stream(server.getReceivedMessages())
                .filter(message -> mail.equals(mail(message)))
                .count();
    }

    private static Mail mail(MimeMessage message) {
        try {
            return new Mail(message.getAllRecipients()[0].toString(), message.getSubject());
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() throws IOException {
        down.close();
        server.stop();
    }
}
