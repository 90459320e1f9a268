package dev.serverlease.notification;

import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.net.URI;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * What a mail needs beyond {@code spring.mail.*}; asked for only where {@code spring.mail.host} names a mail server.
 *
 * @param from the address that mails come from
 * @param baseUrl where people reach the product, for the link in a mail: {@code https://lease.example.com}
 */
@Validated
@ConditionalOnProperty("spring.mail.host")
@ConfigurationProperties("server-lease.mail")
record MailSettings(@NotBlank @Email String from, @NotNull URI baseUrl) {}
