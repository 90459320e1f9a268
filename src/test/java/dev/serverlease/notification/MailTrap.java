package dev.serverlease.notification;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import dev.serverlease.process.Members;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.transaction.PlatformTransactionManager;

/** A real mail server beside the product of the tests, which has none, and a delivery that brings mails there. */
public final class MailTrap implements AutoCloseable {

    private final GreenMail server;
    private final Notices notices;
    private final MailDelivery delivery;

    public MailTrap(JdbcClient jdbc, Members members, PlatformTransactionManager transactions, Clock clock) {
        int port = freePort();
        server = new GreenMail(new ServerSetup(port, "127.0.0.1", "smtp"));
        var sender = new JavaMailSenderImpl();
        sender.setHost("127.0.0.1");
        sender.setPort(port);
        sender.setDefaultEncoding("UTF-8");
        notices = new Notices(jdbc, members, "127.0.0.1", clock);
        delivery = new MailDelivery(
                jdbc,
                sender,
                new MailSettings("lease@example.com", URI.create("https://lease.example.com/")),
                notices,
                List.of(),
                transactions,
                clock);
    }

    public Notices notices() {
        return notices;
    }

    public void start() {
        server.start();
    }

    /** Sends what is due. */
    public void deliver() {
        delivery.sendDue();
    }

    public List<MimeMessage> received() {
        return List.of(server.getReceivedMessages());
    }

    @Override
    public void close() {
        server.stop();
    }

    private static int freePort() {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
