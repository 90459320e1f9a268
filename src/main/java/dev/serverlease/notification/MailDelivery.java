package dev.serverlease.notification;

import dev.serverlease.notification.MailFiles.MailFile;
import dev.serverlease.people.Groups;
import dev.serverlease.people.MaskedLessee;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Clock;
import java.time.Duration;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mail.MailException;
import org.springframework.mail.MailParseException;
import org.springframework.mail.MailSendException;
import org.springframework.mail.MailSender;
import org.springframework.mail.SimpleMailMessage;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.MimeMessageHelper;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Sends waiting mails, each in a transaction that locks its row. Several nodes share the work; if a node dies before
 * the commit, the mail is sent again. Retries follow after 1, 4, 16, 64 and 256 minutes, then twice a day. After ten
 * attempts, about two and a half days, or if there is no such address, it gives up and raises an alarm.
 */
@Component
@ConditionalOnProperty("spring.mail.host")
class MailDelivery {

    static final int ATTEMPTS = 10;

    private static final Duration LONGEST_DELAY = Duration.ofHours(12);

    /** For one mail: its row is locked meanwhile, and the database ends whoever leaves it alone for two minutes. */
    private static final Duration LONGEST_SENDING = Duration.ofSeconds(90);

    private static final int LONGEST_ERROR = 1000;
    private static final int HUNDRED = 100;
    private static final int PERMANENT = 5;

    private static final Logger LOG = LoggerFactory.getLogger(MailDelivery.class);

    private final JdbcClient jdbc;
    private final MailFiles files;
    private final MailSender sender;
    private final MailSettings settings;
    private final Notices notices;
    private final List<SecretPlaces> secrets;
    private final TransactionTemplate transaction;
    private final Clock clock;

    MailDelivery(
            JdbcClient jdbc,
            MailSender sender,
            MailSettings settings,
            Notices notices,
            List<SecretPlaces> secrets,
            PlatformTransactionManager transactions,
            Clock clock) {
        this.jdbc = jdbc;
        this.files = new MailFiles(jdbc);
        this.sender = sender;
        ShortSockets.bound(sender, LONGEST_SENDING);
        this.settings = settings;
        this.notices = notices;
        this.secrets = secrets;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    /**
     * Sends one mail after the other until none is due. A failure ends the round, because the next mail would probably
     * fail too.
     */
    @Scheduled(fixedDelayString = "PT5S")
    void sendDue() {
        boolean sent = true;
        while (sent) {
            sent = Boolean.TRUE.equals(transaction.execute(status -> sendNext()));
        }
    }

    private boolean sendNext() {
        var next = jdbc.sql(
                        "select m.id, m.recipient, m.attempts, n.kind, n.lease_number, n.address, n.text_zh, n.text_en,"
                                + " (select l.applicant from lease.lease l where l.number = n.lease_number) as applicant,"
                                + " (select case when min(i.value_) = max(i.value_) then min(i.value_) end"
                                + " from act_id_user u join act_id_info i on i.user_id_ = u.id_ and i.key_ = 'lang'"
                                + " where u.email_ = m.recipient and n.address is null) as lang"
                                + " from lease.mail m join lease.notice n on n.id = m.notice where m.next_attempt_at <= :now"
                                + " order by m.next_attempt_at, m.id limit 1 for update of m skip locked")
                .param("now", now())
                .query(WaitingMail::of)
                .optional();
        return next.isPresent() && send(next.get());
    }

    private boolean send(WaitingMail mail) {
        var file = files.of(mail.id());
        String reply = null;
        try {
            if (file.isPresent() && sender instanceof JavaMailSender mime) {
                reply = send(mime, mail, file.get());
            } else {
                sender.send(message(mail));
            }
        } catch (MailException e) {
            failed(mail, e);
            return false;
        }
        jdbc.sql("update lease.mail set attempts = attempts + 1, next_attempt_at = null, sent_at = :now,"
                        + " last_error = null, reply = :reply where id = :id")
                .param("now", now())
                .param("reply", reply == null ? null : shortened(reply), Types.VARCHAR)
                .param("id", mail.id())
                .update();
        return true;
    }

    /** Mostly to somebody outside, who has no page of ours to go on to. */
    private @Nullable String send(JavaMailSender mime, WaitingMail mail, MailFile file) {
        try {
            var message = mime.createMimeMessage();
            var parts = new MimeMessageHelper(message, true, "UTF-8");
            parts.setFrom(settings.from());
            parts.setTo(mail.recipient());
            parts.setSubject(subject(mail));
            parts.setSentDate(Date.from(clock.instant()));
            parts.setText(mail.outside() ? mail.text() + "\n" : text(mail));
            parts.addAttachment(file.fileName(), new ByteArrayResource(file.content()), "application/pdf");
            return MailWithFile.send(mime, message);
        } catch (MessagingException unwritable) {
            throw new MailParseException(unwritable);
        }
    }

    private static String subject(WaitingMail mail) {
        return mail.leaseNumber() == null ? mail.name() : mail.leaseNumber() + " " + mail.name();
    }

    private SimpleMailMessage message(WaitingMail mail) {
        var message = new SimpleMailMessage();
        message.setFrom(settings.from());
        message.setTo(mail.recipient());
        message.setSubject(subject(mail));
        message.setSentDate(Date.from(clock.instant()));
        message.setText(text(mail));
        return message;
    }

    private String text(WaitingMail mail) {
        return mail.text() + "\n"
                + place(mail).map(place -> "\n" + address(place) + "\n").orElse("");
    }

    /** A place outside has an address of its own. */
    private String address(String place) {
        return place.startsWith("/") ? settings.baseUrl().toString().replaceFirst("/$", "") + place : place;
    }

    /**
     * Where the reader goes on: to a place of their own, or to the lease that it is about. Whoever has no account does
     * not get in there, and is not sent there.
     */
    private Optional<String> place(WaitingMail mail) {
        return secrets.stream()
                .flatMap(secret -> secret.of(mail.id()).stream())
                .findFirst()
                .or(() -> mail.outside() ? Optional.empty() : Optional.of(publicPlace(mail)));
    }

    private static String publicPlace(WaitingMail mail) {
        if (mail.kind() == NoticeKind.MONTHLY_REPORT) {
            return "/reports";
        }
        return mail.leaseNumber() == null ? "/notices" : "/desk/leases/" + mail.leaseNumber();
    }

    private void failed(WaitingMail mail, MailException failure) {
        int attempts = mail.attempts() + 1;
        boolean givenUp = attempts >= ATTEMPTS || isRefusedForGood(failure);
        jdbc.sql("update lease.mail set attempts = :attempts, next_attempt_at = :next, failed_at = :failed,"
                        + " last_error = :error where id = :id")
                .param("attempts", attempts)
                .param("next", givenUp ? null : Timestamp.from(clock.instant().plus(delayAfter(attempts))))
                .param("failed", givenUp ? now() : null)
                .param("error", shortened(MailFailure.words(failure)))
                .param("id", mail.id())
                .update();
        if (givenUp) {
            LOG.error("Mail {} was not delivered in {} attempts and is given up", mail.id(), attempts, failure);
            // operations read it too; who needs the lessee's address has it on the lease's page
            var told = mail.outside() ? MaskedLessee.email(mail.recipient()) : mail.recipient();
            notices.tell(
                    new Notice(
                            NoticeKind.MAIL_FAILED,
                            mail.leaseNumber(),
                            "发给 " + told + " 的邮件（" + mail.kind().label() + "）经 " + attempts
                                    + " 次尝试仍未送达，不再重试。请核对收件地址和邮件服务器设置，并另行告知本人。",
                            "The mail to " + told + " was not delivered in " + attempts
                                    + " attempts and is given up. Check the address and the mail server's settings, and"
                                    + " tell the person yourself.",
                            null),
                    toldOfFailure(mail));
        } else {
            LOG.warn("Mail {} failed at attempt {}: {}", mail.id(), attempts, failure.getMessage());
        }
    }

    /**
     * The recipient's server does not know the address, or refuses the mail for good (5xx, RFC 5321): another attempt
     * would come to the same.
     */
    private static boolean isRefusedForGood(MailException failure) {
        return failure instanceof MailSendException several
                && several.getFailedMessages().values().stream()
                        .anyMatch(cause -> cause instanceof SendFailedException refused
                                && (hasInvalidAddress(refused) || isPermanent(refused)));
    }

    private static boolean hasInvalidAddress(SendFailedException refused) {
        return refused.getInvalidAddresses() != null && refused.getInvalidAddresses().length > 0;
    }

    private static boolean isPermanent(SendFailedException refused) {
        return refused instanceof SMTPSendFailedException answer && answer.getReturnCode() / HUNDRED == PERMANENT;
    }

    /** Operations, and those who wait for what the mail was to bring. */
    private static Audience[] toldOfFailure(WaitingMail mail) {
        var groups = switch (mail.kind()) {
            case SIGNING_LINK -> Stream.of(Groups.OPERATIONS, Groups.CONTRACT);
            case LEGAL_NOTICE, OBJECTION_ANSWERED -> Stream.of(Groups.OPERATIONS, Groups.COMPLIANCE, Groups.LEGAL);
            default -> Stream.of(Groups.OPERATIONS);
        };
        // salespeople are told of their own leases only
        boolean ofSales = mail.kind() == NoticeKind.CONTRACT_CONCLUDED || mail.kind() == NoticeKind.LESSEE_PAGE;
        return Stream.concat(
                        groups.map(Audience::group),
                        ofSales ? Stream.ofNullable(mail.applicant()).map(Audience::person) : Stream.<Audience>empty())
                .toArray(Audience[]::new);
    }

    static Duration delayAfter(int attempts) {
        var delay = Duration.ofMinutes(1L << 2 * (attempts - 1));
        return delay.compareTo(LONGEST_DELAY) < 0 ? delay : LONGEST_DELAY;
    }

    private static String shortened(String error) {
        return error.replace("\0", "")
                .substring(0, Math.min(LONGEST_ERROR, error.replace("\0", "").length()));
    }

    private Timestamp now() {
        return Timestamp.from(clock.instant());
    }
}
