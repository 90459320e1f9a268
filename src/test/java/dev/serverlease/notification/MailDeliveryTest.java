package dev.serverlease.notification;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import dev.serverlease.process.Members;
import dev.serverlease.testing.LeaseDriver;
import dev.serverlease.testing.ServerLeaseTest;
import dev.serverlease.testing.SettableClock;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.IdentityService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Notices go out by mail, to a real SMTP server: after the commit, until they arrive or are given up. */
@ServerLeaseTest
class MailDeliveryTest {

    @Autowired
    private LeaseDriver lease;

    @Autowired
    private SettableClock clock;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private PlatformTransactionManager transactions;

    @Autowired
    private Members members;

    @Autowired
    private IdentityService identity;

    private TransactionTemplate transaction;
    private GreenMail server;
    private Notices notices;
    private MailDelivery delivery;
    private String number;

    @BeforeEach
    void startServer() throws IOException {
        clock.set(SettableClock.START);
        jdbc.sql("delete from lease.mail").update();
        address("legal1", "legal1@example.com");
        address("legal2", "legal2@example.com");
        int port = freePort();
        server = new GreenMail(new ServerSetup(port, "127.0.0.1", "smtp"));
        server.start();
        var sender = new JavaMailSenderImpl();
        sender.setHost("127.0.0.1");
        sender.setPort(port);
        sender.setDefaultEncoding("UTF-8");
        transaction = new TransactionTemplate(transactions);
        notices = new Notices(jdbc, members, "127.0.0.1", clock);
        delivery = over(sender);
        number = lease.apply(lease.application());
    }

    private MailDelivery over(JavaMailSenderImpl sender) {
        return new MailDelivery(
                jdbc,
                sender,
                new MailSettings("lease@example.com", URI.create("https://lease.example.com/")),
                notices,
                List.of(),
                transactions,
                clock);
    }

    @AfterEach
    void stopServer() {
        server.stop();
        jdbc.sql("delete from lease.mail").update();
        address("legal1", null);
        address("legal2", null);
    }

    @Test
    void eachMemberOfTheGroupGetsTheTextAfterTheCommitAndOnce() throws Exception {
        transaction.executeWithoutResult(status -> {
            tell(Audience.group("legal-officers"));
            CompletableFuture.runAsync(delivery::sendDue).join();
            assertThat(server.getReceivedMessages()).isEmpty();
        });
        delivery.sendDue();
        delivery.sendDue();
        var received = server.getReceivedMessages();
        assertThat(received)
                .extracting(message -> message.getRecipients(Message.RecipientType.TO)[0].toString())
                .containsExactlyInAnyOrder("legal1@example.com", "legal2@example.com");
        var mail = received[0];
        assertThat(mail.getSubject()).isEqualTo(number + " 审查催办 Review reminder");
        assertThat(mail.getFrom()[0]).hasToString("lease@example.com");
        assertThat(mail.getContent().toString())
                .contains("请尽快办理 " + number)
                .contains("Please decide")
                .contains("https://lease.example.com/desk/leases/" + number);
        assertThat(row("legal1@example.com")).containsEntry("attempts", 1).satisfies(row -> {
            assertThat(row.get("sent_at")).isNotNull();
            assertThat(row.get("next_attempt_at")).isNull();
        });
    }

    @Test
    void aReaderWhoHasChosenALanguageGetsTheMailInItAlone() throws Exception {
        identity.setUserInfo("legal1", "lang", "en");
        identity.setUserInfo("legal2", "lang", "zh");
        try {
            transaction.executeWithoutResult(status -> tell(Audience.group("legal-officers")));
            delivery.sendDue();
            var received = Stream.of(server.getReceivedMessages())
                    .collect(Collectors.toMap(
                            MailDeliveryTest::recipient, MailDeliveryTest::content, (one, same) -> one));
            assertThat(received.get("legal1@example.com"))
                    .startsWith(number + " Review reminder")
                    .contains("Please decide")
                    .doesNotContain("请尽快办理");
            assertThat(received.get("legal2@example.com"))
                    .startsWith(number + " 审查催办\n")
                    .contains("请尽快办理")
                    .doesNotContain("Please decide");
        } finally {
            identity.deleteUserInfo("legal1", "lang");
            identity.deleteUserInfo("legal2", "lang");
        }
    }

    /** Whoever reads it has an account: the mail leads to the page, too. */
    @Test
    void theMonthlyReportIsAttachedForEachMemberOfTheGroup() throws Exception {
        var month = LocalDate.of(2032, 3, 1);
        jdbc.sql("insert into lease.monthly_report (month, pdf, made_at) values (:month, '%PDF-1.7', :month)"
                        + " on conflict do nothing")
                .param("month", month)
                .update();
        var notice = Notice.once("monthly-report mail " + number, NoticeKind.MONTHLY_REPORT, "已生成", "ready");
        var officers = Audience.group("legal-officers");
        transaction.executeWithoutResult(status -> {
            notices.tell(notice, officers);
            new MailFiles(jdbc).attachReport(notice, officers, month, "monthly-2032-03.pdf");
        });
        delivery.sendDue();
        assertThat(server.getReceivedMessages()).hasSize(2).allSatisfy(mail -> {
            var parts = (Multipart) mail.getContent();
            assertThat(parts.getBodyPart(1).getFileName()).isEqualTo("monthly-2032-03.pdf");
            assertThat(parts.getBodyPart(1).getInputStream().readAllBytes())
                    .asString()
                    .isEqualTo("%PDF-1.7");
            assertThat(mail.getSubject()).isEqualTo("月度报表 Monthly report");
        });
    }

    @Test
    void whatIsRolledBackIsNotSent() {
        transaction.executeWithoutResult(status -> {
            tell(Audience.person("legal1"));
            status.setRollbackOnly();
        });
        delivery.sendDue();
        assertThat(server.getReceivedMessages()).isEmpty();
    }

    @Test
    void nothingIsQueuedWhereMailIsOffOrNobodyHasAnAddress() {
        new Notices(jdbc, members, "", clock)
                .tell(Notice.about(number, NoticeKind.REVIEW_REMINDED, "关", "off"), Audience.group("legal-officers"));
        tell(Audience.person("sales1"));
        assertThat(mails()).isZero();
        tell(Audience.person("legal1"));
        assertThat(mails()).isEqualTo(1);
    }

    @Test
    void mailThatAnotherNodeIsSendingIsSkipped() {
        tell(Audience.person("legal1"));
        transaction.executeWithoutResult(status -> {
            jdbc.sql("select id from lease.mail for update").query().listOfRows();
            CompletableFuture.runAsync(delivery::sendDue).join();
            assertThat(server.getReceivedMessages()).isEmpty();
        });
        delivery.sendDue();
        assertThat(server.getReceivedMessages()).hasSize(1);
    }

    @Test
    void mailIsRetriedLaterIfTheServerIsDown() throws Exception {
        tell(Audience.person("legal1"));
        server.stop();
        delivery.sendDue();
        assertThat(row("legal1@example.com")).containsEntry("attempts", 1).satisfies(row -> {
            assertThat(row.get("last_error").toString()).contains("127.0.0.1");
            assertThat(row.get("sent_at")).isNull();
        });
        server.start();
        clock.set(SettableClock.START.plusSeconds(59));
        delivery.sendDue();
        assertThat(server.getReceivedMessages()).isEmpty();
        clock.set(SettableClock.START.plusSeconds(60));
        delivery.sendDue();
        assertThat(server.getReceivedMessages()).hasSize(1);
        assertThat(GreenMailUtil.getAddressList(server.getReceivedMessages()[0].getAllRecipients()))
                .isEqualTo("legal1@example.com");
        assertThat(row("legal1@example.com")).containsEntry("attempts", 2).containsEntry("last_error", null);
    }

    /** No wait for a single byte is too long, but their sum is. */
    @Test
    void aMailServerThatTricklesIsLeftAndTheMailTriedAgain() throws Exception {
        var ticks = Executors.newSingleThreadScheduledExecutor();
        try (var trickling = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            CompletableFuture.runAsync(() -> trickle(trickling, ticks));
            var sender = new JavaMailSenderImpl();
            sender.setHost("127.0.0.1");
            sender.setPort(trickling.getLocalPort());
            sender.getJavaMailProperties().put("mail.smtp.timeout", "10000");
            ShortSockets.bound(sender, Duration.ofMillis(300));
            tell(Audience.person("legal1"));
            assertThat(CompletableFuture.runAsync(over(sender)::sendDue)).succeedsWithin(Duration.ofSeconds(20));
        } finally {
            ticks.shutdownNow();
        }
        assertThat(row("legal1@example.com")).containsEntry("attempts", 1).containsEntry("sent_at", null);
        clock.set(SettableClock.START.plusSeconds(60));
        delivery.sendDue();
        assertThat(server.getReceivedMessages()).hasSize(1);
    }

    /** A greeting that does not end. */
    private static void trickle(ServerSocket server, ScheduledExecutorService ticks) {
        try {
            var socket = server.accept();
            ticks.scheduleAtFixedRate(
                    () -> {
                        try {
                            socket.getOutputStream().write('2');
                        } catch (IOException gone) {
                            ticks.shutdown();
                        }
                    },
                    0,
                    20,
                    TimeUnit.MILLISECONDS);
        } catch (IOException closed) {
            // with the test
        }
    }

    @Test
    void aMailThatNeverArrivesIsGivenUpAndOperationsIsTold() {
        address("legal1", "not an address");
        tell(Audience.person("legal1"));
        var now = SettableClock.START;
        for (int attempt = 1; attempt < MailDelivery.ATTEMPTS; attempt++) {
            clock.set(now);
            delivery.sendDue();
            assertThat(row("not an address")).containsEntry("attempts", attempt).containsEntry("failed_at", null);
            now = now.plus(MailDelivery.delayAfter(attempt));
        }
        clock.set(now);
        delivery.sendDue();
        assertThat(row("not an address"))
                .containsEntry("attempts", MailDelivery.ATTEMPTS)
                .containsEntry("next_attempt_at", null)
                .satisfies(row -> assertThat(row.get("failed_at")).isNotNull());
        clock.set(now.plus(Duration.ofDays(30)));
        delivery.sendDue();
        assertThat(row("not an address")).containsEntry("attempts", MailDelivery.ATTEMPTS);
        assertThat(lease.call("ops1", "GET", "/api/notices?size=200", null).text())
                .contains("MAIL_FAILED")
                .contains("发给 not an address 的邮件");
        assertThat(mails()).isEqualTo(1);
    }

    /** Of the lessee's mails: whose lease it is is told, no colleague, and the address in part. */
    @Test
    void ofALesseesMailTheApplicantIsToldAndNotWhereItWent() {
        notices.tell(
                Notice.about(number, NoticeKind.LESSEE_PAGE, "您的页面", "Your page"),
                Audience.outside("geheim.kennung@no such place"));
        for (int attempt = 1; attempt <= MailDelivery.ATTEMPTS; attempt++) {
            delivery.sendDue();
            clock.set(clock.instant().plus(MailDelivery.delayAfter(attempt)));
        }
        for (var user : List.of("sales1", "ops1")) {
            assertThat(lease.call(user, "GET", "/api/notices?size=200", null).text())
                    .as(user)
                    .contains("发给 g***@no such place 的邮件")
                    .doesNotContain("kennung");
        }
        assertThat(lease.call("sales2", "GET", "/api/notices?size=200", null).text())
                .doesNotContain(number);
    }

    @Test
    void theDelayGrowsToTwelveHours() {
        assertThat(MailDelivery.delayAfter(1)).isEqualTo(Duration.ofMinutes(1));
        assertThat(MailDelivery.delayAfter(3)).isEqualTo(Duration.ofMinutes(16));
        assertThat(MailDelivery.delayAfter(6)).isEqualTo(Duration.ofHours(12));
        assertThat(MailDelivery.delayAfter(9)).isEqualTo(Duration.ofHours(12));
    }

    private void tell(Audience audience) {
        notices.tell(Notice.about(number, NoticeKind.REVIEW_REMINDED, "请尽快办理 " + number, "Please decide"), audience);
    }

    private Map<String, Object> row(String recipient) {
        return jdbc.sql("select * from lease.mail where recipient = :recipient")
                .param("recipient", recipient)
                .query()
                .singleRow();
    }

    private long mails() {
        return jdbc.sql("select count(*) from lease.mail").query(Long.class).single();
    }

    private void address(String user, String address) {
        var found = identity.createUserQuery().userId(user).singleResult();
        found.setEmail(address);
        identity.saveUser(found);
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private static String recipient(MimeMessage message) {
        try {
            return message.getAllRecipients()[0].toString();
        } catch (MessagingException e) {
            throw new AssertionError(e);
        }
    }

    private static String content(MimeMessage message) {
        try {
            return message.getSubject() + "\n" + message.getContent();
        } catch (MessagingException | IOException e) {
            throw new AssertionError(e);
        }
    }
}
