package dev.serverlease.signature;

import dev.serverlease.words.Word;
import org.jspecify.annotations.Nullable;

/**
 * Nothing was signed. The words say why and what an operator can do; a repeated attempt does no harm, because no bytes
 * left this call.
 */
public class SigningUnavailable extends RuntimeException {

    private final Word word;

    SigningUnavailable(String zh, String en, @Nullable Throwable cause) {
        super(zh + " " + en, cause);
        this.word = new Word(zh, en);
    }

    static SigningUnavailable notConfigured() {
        return new SigningUnavailable(
                "未配置出租人印章，无法用印：请设置 server-lease.seal.*、server-lease.time-stamp.url 和 server-lease.trust.anchors 后重新启动。",
                "No seal of the lessor is configured: set server-lease.seal.*, server-lease.time-stamp.url and"
                        + " server-lease.trust.anchors, and start again.",
                null);
    }

    static SigningUnavailable timeStamp(Object service, Throwable cause) {
        return new SigningUnavailable(
                "时间戳服务没有给出时间戳（" + service + "）：请确认该服务可以访问（server-lease.time-stamp.url），然后重试。",
                "The time-stamp service gave no time stamp (" + service
                        + "): see that it can be reached (server-lease.time-stamp.url), then retry.",
                cause);
    }

    /** The signing platform outside did not answer. */
    public static SigningUnavailable platform(Object address, Throwable cause) {
        return new SigningUnavailable(
                "签署平台没有正常应答（" + address + "：" + cause.getMessage()
                        + "）：请确认该平台可以访问（server-lease.signing.provider.*），系统会自动重试。",
                "The signing platform did not answer (" + address + ": " + cause.getMessage()
                        + "): see that it can be reached (server-lease.signing.provider.*); it is tried again by itself.",
                cause);
    }

    static SigningUnavailable store(Object store, Throwable cause) {
        return new SigningUnavailable(
                "打不开出租人印章的密钥库（" + store + "）：请检查 server-lease.seal.*、文件权限和密码，然后重试。",
                "The key store of the lessor's seal cannot be opened (" + store
                        + "): check server-lease.seal.*, the file's permissions and the password, then retry.",
                cause);
    }

    static SigningUnavailable othersSeal(String lessor, String subject) {
        return new SigningUnavailable(
                "印章证书的主体（" + subject + "）不是合同的出租人（" + lessor + "）：请更换 server-lease.seal 的证书，或者改正出租人登记后重新起草。",
                "The seal's certificate (" + subject + ") is not the lessor's (" + lessor
                        + "): replace the certificate of server-lease.seal, or correct the lessor's entry and draft anew.",
                null);
    }

    static SigningUnavailable library(Throwable cause) {
        return new SigningUnavailable(
                "签名未能完成：" + cause.getMessage() + "。请确认证书有效、吊销信息（CRL/OCSP）可以访问，然后重试。",
                "The signature could not be completed: " + cause.getMessage()
                        + ". See that the certificates are valid and that their revocation data (CRL, OCSP) can be reached,"
                        + " then retry.",
                cause);
    }

    /** For people, in both languages. */
    public Word word() {
        return word;
    }
}
