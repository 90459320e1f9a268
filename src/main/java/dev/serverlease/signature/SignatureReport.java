package dev.serverlease.signature;

import dev.serverlease.words.Word;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the check of a signed file found, in plain words and for machines. It is stored and shown as it is.
 *
 * @param fault why the signature is refused; empty if it is accepted
 * @param answers one to each {@link Question}, in their order
 * @param evidence the library's own validation report in XML (ETSI TS 119 102-2); null if the file was refused unread
 */
public record SignatureReport(
        Optional<SignatureFault> fault,
        List<Answer> answers,
        Facts facts,
        @Nullable String evidence) {

    public boolean isAccepted() {
        return fault.isEmpty();
    }

    public enum Question {
        SIGNER("谁签的", "Who signed"),
        DOCUMENT("是不是这份文件", "Is it this document"),
        UNCHANGED("签后有没有改动", "Was it changed after signing"),
        CERTIFICATE("证书谁签发、当时是否有效", "Who issued the certificate, and was it valid then"),
        TIME("时间谁证明", "Who vouches for the time"),
        RELIABILITY("可靠程度及理由", "How far can it be relied on, and why"),
        REMEDY("不通过时怎么办", "What to do if it does not hold");

        private final Word word;

        Question(String zh, String en) {
            this.word = new Word(zh, en);
        }

        public Word word() {
            return word;
        }
    }

    public enum Result {
        HOLDS("成立", "holds"),
        DOES_NOT_HOLD("不成立", "does not hold"),
        CANNOT_BE_TOLD("无法判断", "cannot be told");

        private final Word word;

        Result(String zh, String en) {
            this.word = new Word(zh, en);
        }

        public Word word() {
            return word;
        }
    }

    public record Answer(Question question, Result result, Word text) {}

    /**
     * For machines.
     *
     * @param digest SHA-256 of the checked file in hexadecimal
     * @param signingTime as the signer's computer claims
     * @param timeStampTime the earliest time that a trusted time stamp proves; null if none does
     * @param indication the library's verdict, with its reason: {@code TOTAL_PASSED}, {@code INDETERMINATE EXPIRED}
     */
    public record Facts(
            String field,
            String digest,
            @Nullable String subject,
            @Nullable String issuer,
            @Nullable Instant signingTime,
            @Nullable Instant timeStampTime,
            @Nullable Reliability reliability,
            @Nullable String indication) {

        static Facts unread(String field, byte[] file) {
            return new Facts(field, Digests.sha256(file), null, null, null, null, null, null);
        }
    }
}
