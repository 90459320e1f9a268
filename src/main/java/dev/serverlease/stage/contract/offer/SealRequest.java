package dev.serverlease.stage.contract.offer;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * The confirmation that precedes a sealing.
 *
 * @param password of whoever is signed in
 * @param code of the second factor, where the settings ask for it
 * @param contractDigest digest of the contract that is to be sealed
 */
record SealRequest(
        @NotBlank(message = "请输入本人密码。 Give your own password.")
        @Size(max = 200, message = "最多 200 字。 At most 200 characters.")
        String password,

        @NotBlank(message = "请填写合同的摘要。 Give the digest of the contract.")
        @Pattern(regexp = "[0-9a-f]{64}|\\s*", message = "摘要是 64 位十六进制数。 The digest has 64 hexadecimal digits.")
        String contractDigest,

        @Size(max = 20, message = "最多 20 字。 At most 20 characters.") @Nullable
        String code) {

    /** Password and code go into no log. */
    @Override
    public String toString() {
        return "SealRequest[" + contractDigest + "]";
    }
}
