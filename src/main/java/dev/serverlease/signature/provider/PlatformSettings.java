package dev.serverlease.signature.provider;

import com.fasterxml.jackson.annotation.JsonIgnore;
import jakarta.validation.constraints.AssertTrue;
import java.net.URI;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * {@code server-lease.signing.provider.*}: a signing platform outside. Without an address lessees sign over the
 * one-time link.
 *
 * @param name under which the platform knocks at {@code /api/signing-returns/{name}}
 * @param token sent as bearer token; from the environment: {@code SERVERLEASE_SIGNING_PROVIDER_TOKEN}
 * @param callbackSecret with which the platform authenticates what it tells; from the environment:
 *     {@code SERVERLEASE_SIGNING_PROVIDER_CALLBACKSECRET}
 * @param pollEvery how often an open request is asked after, because messages get lost
 */
@Validated
@ConfigurationProperties("server-lease.signing.provider")
public record PlatformSettings(
        @DefaultValue("platform") String name,
        @Nullable URI address,
        @Nullable String token,
        @Nullable String callbackSecret,
        @DefaultValue("PT5M") @DurationMin(seconds = 1) Duration pollEvery) {

    @JsonIgnore
    @AssertTrue(
            message = "设置了 server-lease.signing.provider.address 的，还须在环境变量 SERVERLEASE_SIGNING_PROVIDER_TOKEN 和"
                    + " SERVERLEASE_SIGNING_PROVIDER_CALLBACKSECRET 中给出令牌和回调密钥（至少 16 个字符）"
                    + " with server-lease.signing.provider.address also set, in the environment,"
                    + " SERVERLEASE_SIGNING_PROVIDER_TOKEN and SERVERLEASE_SIGNING_PROVIDER_CALLBACKSECRET, the latter of at"
                    + " least 16 characters")
    public boolean isComplete() {
        return address == null
                || (token != null && !token.isBlank() && callbackSecret != null && callbackSecret.length() >= 16);
    }

    /** The secrets go into no log. */
    @Override
    public String toString() {
        return "PlatformSettings[" + name + " " + address + "]";
    }
}
