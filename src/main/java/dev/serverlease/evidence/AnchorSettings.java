package dev.serverlease.evidence;

import jakarta.validation.constraints.Email;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Where the anchors are sent, outside the database.
 *
 * @param mailTo addresses of people outside the administration, who keep each day's root
 */
@Validated
@ConfigurationProperties("server-lease.anchor")
record AnchorSettings(@DefaultValue List<@Email String> mailTo) {}
