package dev.serverlease.notification;

import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.net.URI;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * Mail settings beyond {@code spring.mail.*}; required only if {@code spring.mail.host} names a mail server.
 *
 * @param from the sender's address
 * @param baseUrl where people reach the product, for the link in a mail: {@code https://lease.example.com}
 */
@Validated
@ConditionalOnProperty("spring.mail.host")
@ConfigurationProperties("server-lease.mail")
record MailSettings(@NotBlank @Email String from, @NotNull URI baseUrl) {}
