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

    public Answer answer(Question question) {
        return answers.get(question.ordinal());
    }

    public boolean isAccepted() {
        return fault.isEmpty();
    }

    /** What is looked at; each result is a statement, so that nobody reads an answer without its question. */
    public enum Question {
        SIGNER(
                new Word("签署人已核实", "The signer is verified"),
                new Word("签署人未通过核实", "The signer is not verified"),
                new Word("签署人无法核实", "The signer cannot be verified")),
        DOCUMENT(
                new Word("签署的是发出的文件", "This is the document that was handed out"),
                new Word("文件不能接受", "The file is not accepted"),
                new Word("签署的是不是发出的文件，无法判断", "Whether it is the document that was handed out cannot be told")),
        UNCHANGED(
                new Word("签署后未改动", "Not changed after signing"),
                new Word("不能证明签署后未改动", "Not shown to be unchanged since signing"),
                new Word("签署后是否改动，无法判断", "Whether it was changed after signing cannot be told")),
        CERTIFICATE(
                new Word("签署时证书有效", "The certificate was valid when it signed"),
                new Word("证书不能采用", "The certificate is not accepted"),
                new Word("签署时证书是否有效，无法判断", "Whether the certificate was valid when it signed cannot be told")),
        TIME(
                new Word("签署时间有可信时间戳证明", "A trusted time stamp vouches for the time"),
                new Word("签署时间不能采信", "The time of signing is not accepted"),
                new Word("签署时间没有可信时间戳证明", "No trusted time stamp vouches for the time")),
        RELIABILITY("可靠程度", "Reliability"),
        REMEDY("处理", "What to do");

        private final boolean judged;
        private final Word holds;
        private final Word fails;
        private final Word untold;

        Question(Word holds, Word fails, Word untold) {
            this.judged = true;
            this.holds = holds;
            this.fails = fails;
            this.untold = untold;
        }

        /** How far a signature can be relied on, and what to do, neither hold nor fail: they have a heading. */
        Question(String zh, String en) {
            this.judged = false;
            this.holds = new Word(zh, en);
            this.fails = holds;
            this.untold = holds;
        }

        /** What the result means, as a statement with a tick, a cross or a question mark before it. */
        private Word said(Result result, Word why) {
            var statement = switch (result) {
                case HOLDS -> holds;
                case DOES_NOT_HOLD -> fails;
                case CANNOT_BE_TOLD -> untold;
            };
            return judged
                    ? new Word(
                            result.mark().zh() + " " + statement.zh() + "。" + why.zh(),
                            result.mark().en() + " " + statement.en() + ". " + why.en())
                    : new Word(statement.zh() + "：" + why.zh(), statement.en() + ": " + why.en());
        }
    }

    public enum Result {
        HOLDS("✓", "✓"),
        DOES_NOT_HOLD("✗", "✗"),
        CANNOT_BE_TOLD("？", "?");

        private final Word mark;

        Result(String zh, String en) {
            this.mark = new Word(zh, en);
        }

        Word mark() {
            return mark;
        }
    }

    /** @param text why it is so, in full sentences */
    public record Answer(Question question, Result result, Word text) {

        /** For people: the result as a statement, and why. */
        public Word said() {
            return question.said(result, text);
        }
    }

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
