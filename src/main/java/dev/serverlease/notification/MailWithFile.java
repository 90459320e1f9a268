package dev.serverlease.notification;

import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.util.Map;
import org.eclipse.angus.mail.smtp.SMTPTransport;
import org.jspecify.annotations.Nullable;
import org.springframework.mail.MailAuthenticationException;
import org.springframework.mail.MailSendException;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.JavaMailSenderImpl;

/** Sends a mail and keeps what the server answered when it took it: somebody may ask for that as proof. */
final class MailWithFile {

    private MailWithFile() {}

    /**
     * @return the server's last answer, like {@code 250 2.0.0 Ok: queued as 4F2}; null if this sender does not tell it
     * @throws org.springframework.mail.MailException if it is not taken
     */
    static @Nullable String send(JavaMailSender sender, MimeMessage message) {
        if (!(sender instanceof JavaMailSenderImpl known)) {
            sender.send(message);
            return null;
        }
        try (var transport = known.getSession()
                .getTransport(
                        known.getProtocol() == null ? JavaMailSenderImpl.DEFAULT_PROTOCOL : known.getProtocol())) {
            transport.connect(known.getHost(), known.getPort(), known.getUsername(), known.getPassword());
            message.saveChanges();
            transport.sendMessage(message, message.getAllRecipients());
            return transport instanceof SMTPTransport smtp
                    ? smtp.getLastServerResponse().strip()
                    : null;
        } catch (AuthenticationFailedException e) {
            throw new MailAuthenticationException(e);
        } catch (MessagingException e) {
            throw new MailSendException(String.valueOf(e.getMessage()), e, Map.of(message, e));
        }
    }
}
