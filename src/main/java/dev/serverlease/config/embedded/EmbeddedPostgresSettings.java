package dev.serverlease.config.embedded;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * The PostgreSQL that starts with the product if the settings name no other server.
 *
 * @param enabled whether to start one when {@code spring.datasource.url} is not set
 * @param directory where it keeps its data; survives restarts
 * @param port its port on the loopback interface, 0 for a free one
 */
@Validated
@ConfigurationProperties("server-lease.embedded-postgres")
public record EmbeddedPostgresSettings(
        @DefaultValue("false") boolean enabled,
        @DefaultValue(".data/postgres") Path directory,
        @DefaultValue("0") @Min(0) @Max(65535) int port) {}
