package dev.serverlease.people;

import com.fasterxml.jackson.annotation.JsonIgnore;
import jakarta.validation.constraints.AssertTrue;
import java.util.Base64;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * {@code server-lease.sealing.*}: who seals for the lessor, and how they prove each time who they are.
 *
 * @param group whose members seal; never who decided on the case, and never who recorded the lessee's paper
 * @param secondFactor whether a one-time code is asked for besides the password
 * @param factorKey 32 bytes in Base64, from the environment: {@code SERVERLEASE_SEALING_FACTORKEY}; under it the
 *     officers' secrets are encrypted
 * @param passwordAlone whether a configured seal is used with the password alone
 */
@Validated
@ConfigurationProperties("server-lease.sealing")
public record SealingSettings(
        @DefaultValue(Groups.CONTRACT) String group,
        @DefaultValue("false") boolean secondFactor,
        @Nullable String factorKey,
        @DefaultValue("false") boolean passwordAlone) {

    private static final int KEY_BYTES = 32;

    @JsonIgnore
    @AssertTrue(
            message = "server-lease.sealing.group 须是本系统中办理租赁的组（销售和系统管理员除外），例如 contract-officers、managers"
                    + " server-lease.sealing.group must be one of the groups that work on leases, sales and administrators"
                    + " excepted, such as contract-officers or managers")
    public boolean isOfThoseWhoSeeLeases() {
        return Groups.NAMES.containsKey(group)
                && !Set.of(Groups.SALES, Groups.ADMINISTRATORS).contains(group);
    }

    @JsonIgnore
    @AssertTrue(
            message =
                    "设置了 server-lease.sealing.second-factor 的，还须在环境变量 SERVERLEASE_SEALING_FACTORKEY 中给出 32 字节的密钥（Base64）"
                            + " with server-lease.sealing.second-factor also set, in the environment, SERVERLEASE_SEALING_FACTORKEY"
                            + " to 32 bytes in Base64 (openssl rand -base64 32)")
    public boolean isKeyed() {
        return !secondFactor || key().length == KEY_BYTES;
    }

    /** The key that encrypts the officers' secrets; empty if none is set that can be read. */
    public byte[] key() {
        try {
            return factorKey == null ? new byte[0] : Base64.getDecoder().decode(factorKey.strip());
        } catch (IllegalArgumentException unreadable) {
            return new byte[0];
        }
    }

    /** The key goes into no log. */
    @Override
    public String toString() {
        return "SealingSettings[" + group + ", secondFactor=" + secondFactor + "]";
    }
}
