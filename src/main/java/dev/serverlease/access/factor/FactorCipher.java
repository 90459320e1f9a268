package dev.serverlease.access.factor;

import dev.serverlease.people.SealingSettings;
import dev.serverlease.request.Refusal;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Encrypts the officers' secrets (AES-GCM) under a key that is in no table, each bound to its officer: who can write to
 * the database cannot give another officer a secret of their own.
 */
@Component
class FactorCipher {

    private static final String CIPHER = "AES/GCM/NoPadding";
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final Logger LOG = LoggerFactory.getLogger(FactorCipher.class);
    private static final SecureRandom RANDOM = new SecureRandom();

    private final byte[] key;

    FactorCipher(SealingSettings settings) {
        this.key = settings.key();
    }

    byte[] encrypted(String officer, byte[] secret) {
        var nonce = new byte[NONCE_BYTES];
        RANDOM.nextBytes(nonce);
        var sealed = run(Cipher.ENCRYPT_MODE, officer, nonce, secret);
        return ByteBuffer.allocate(nonce.length + sealed.length)
                .put(nonce)
                .put(sealed)
                .array();
    }

    /** @throws Refusal with 409 if it was encrypted under another key, or for another officer */
    byte[] decrypted(String officer, byte[] stored) {
        return run(
                Cipher.DECRYPT_MODE,
                officer,
                Arrays.copyOf(stored, NONCE_BYTES),
                Arrays.copyOfRange(stored, NONCE_BYTES, stored.length));
    }

    private byte[] run(int mode, String officer, byte[] nonce, byte[] content) {
        try {
            var cipher = Cipher.getInstance(CIPHER);
            cipher.init(mode, new SecretKeySpec(key, "AES"), new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD(officer.getBytes(StandardCharsets.UTF_8));
            return cipher.doFinal(content);
        } catch (AEADBadTagException unreadable) {
            LOG.error(
                    "The second factor of {} cannot be read: SERVERLEASE_SEALING_FACTORKEY is not the one it was enrolled"
                            + " under, or the row was altered",
                    officer);
            throw new Refusal(
                    409,
                    "读不出 " + officer + " 登记的第二验证因素（加密密钥已更换，或者记录被改动）：请系统管理员在“第二验证因素”页面（/desk/second-factor）重置，然后重新登记。"
                            + " The second factor of " + officer
                            + " cannot be read, since the key that encrypts it was changed or the row altered: have an"
                            + " administrator reset it on the page “Second factor” (/desk/second-factor), then enrol anew.");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Second factors cannot be encrypted", e);
        }
    }
}
