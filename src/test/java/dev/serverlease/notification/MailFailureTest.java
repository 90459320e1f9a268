package dev.serverlease.notification;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.internet.InternetAddress;
import java.util.Map;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.junit.jupiter.api.Test;
import org.springframework.mail.MailSendException;

/** What people and courts read of a mail that was not taken. */
class MailFailureTest {

    @Test
    void aRefusalIsToldByTheServersOwnLineAndNothingOfOurs() throws Exception {
        var refused = new SMTPAddressFailedException(
                new InternetAddress("legal@lessee.example"),
                "RCPT TO:<legal@lessee.example>",
                550,
                "550 5.1.1 <legal@lessee.example>: Recipient address rejected: User unknown\n");
        var failure = new SendFailedException("Invalid Addresses", refused);
        assertThat(MailFailure.words(new MailSendException("Invalid Addresses", failure, Map.of("mail", failure))))
                .isEqualTo("邮件服务器没有接收，其答复为 The mail server did not take it and answered: 550 5.1.1"
                        + " <legal@lessee.example>: Recipient address rejected: User unknown");
    }

    @Test
    void whatTheServerDidNotExplainIsNotToldInTheWordsOfJava() {
        var failure = new MessagingException("Exception reading response");
        assertThat(MailFailure.words(new MailSendException("Mail server connection failed", failure)))
                .contains("没有说明原因")
                .doesNotContain("Exception");
    }
}
