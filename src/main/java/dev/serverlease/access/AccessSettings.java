package dev.serverlease.access;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The first administrator.
 *
 * @param user user id
 * @param password needed at the first start outside the demo profile; at least twelve characters
 */
@ConfigurationProperties("server-lease.administrator")
record AccessSettings(
        @DefaultValue("administrator") String user,
        @Nullable String password) {}
