package dev.serverlease.signature;

import com.fasterxml.jackson.annotation.JsonIgnore;
import jakarta.validation.Valid;
import jakarta.validation.constraints.AssertTrue;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/** What the lessor's seal, the time stamps and the trust in others' certificates need. Nothing secret has a default. */
@Validated
@ConfigurationProperties("server-lease")
public record SignatureSettings(
        @DefaultValue @Valid Seal seal,
        @DefaultValue @Valid TimeStamp timeStamp,
        @DefaultValue Trust trust) {

    public enum StoreType {
        PKCS12,
        PKCS11
    }

    /**
     * {@code server-lease.seal.*}
     *
     * @param store the key store file, or with PKCS11 the configuration file of Java's PKCS#11 provider; null where no
     *     contract is sealed
     * @param password from the environment: {@code SERVERLEASE_SEAL_PASSWORD}
     * @param alias the key's entry
     * @param demoDirectory where the demo profile keeps the keys that it makes
     */
    public record Seal(
            @DefaultValue("PKCS12") StoreType type,
            @Nullable Path store,
            @Nullable String password,
            @Nullable String alias,
            @DefaultValue(".data/demo-authority") Path demoDirectory) {

        @JsonIgnore
        @AssertTrue(
                message = "设置了 server-lease.seal.store 的，还须设置 server-lease.seal.alias 和环境变量 SERVERLEASE_SEAL_PASSWORD"
                        + " with server-lease.seal.store also set server-lease.seal.alias and, in the environment,"
                        + " SERVERLEASE_SEAL_PASSWORD")
        public boolean isComplete() {
            return store == null || (isFilled(password) && isFilled(alias));
        }
    }

    /**
     * {@code server-lease.time-stamp.*}
     *
     * @param url of the time-stamp service (RFC 3161)
     * @param within how long one answer may take in all
     */
    public record TimeStamp(
            @Nullable URI url,
            @DefaultValue("PT10S") @DurationMin(seconds = 1) Duration within) {}

    /**
     * {@code server-lease.trust.*}: files of certificates in PEM.
     *
     * @param anchors roots of licensed certifiers and of the time-stamp service
     * @param agreedAnchors roots of other certifiers on which the parties agreed beforehand
     */
    public record Trust(@Nullable Path anchors, @Nullable Path agreedAnchors) {}

    @JsonIgnore
    @AssertTrue(
            message =
                    "设置了 server-lease.seal.store 的，还须设置 server-lease.time-stamp.url 和 server-lease.trust.anchors"
                            + " with server-lease.seal.store also set server-lease.time-stamp.url and server-lease.trust.anchors")
    public boolean isStampedAndTrusted() {
        return seal.store() == null || (timeStamp.url() != null && trust.anchors() != null);
    }

    private static boolean isFilled(@Nullable String text) {
        return text != null && !text.isBlank();
    }
}
