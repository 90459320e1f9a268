package dev.serverlease.stage.contract;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.serverlease.lease.Bilingual;
import dev.serverlease.lease.Party;
import dev.serverlease.signature.Reliability;
import dev.serverlease.words.Word;
import dev.serverlease.words.Words;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * A party's signature under one version of the contract.
 *
 * @param signer who signed
 * @param authority the signer's authority: legal representative, letter of authority
 * @param kind how it was signed: HANDWRITTEN, SEAL, RELIABLE_ESIGN …
 * @param recordedBy the user who recorded it
 * @param contractDigest digest of the text that was signed
 * @param mismatch how it differs from what the application says; null if it does not
 * @param scan the file that shows it; null if there is none
 * @param paper what was compared of one on paper; null for an electronic one
 * @param electronic the signed file; null for a signature on paper
 */
public record Signature(
        Party party,
        int contractVersion,
        String signer,
        String authority,
        String kind,
        String recordedBy,
        String contractDigest,
        Instant signedAt,
        @Nullable Mismatch mismatch,
        @Nullable Scan scan,
        @Nullable Paper paper,
        @Nullable Electronic electronic) {

    /**
     * @param text what the application says and what was given instead, in both languages
     * @param reason why it was recorded nevertheless
     */
    public record Mismatch(String text, String reason) {}

    /**
     * A signature in the contract's PDF.
     *
     * @param file SHA-256 of the PDF that holds it
     * @param reliability code of how far it can be relied on
     * @param report what its check found, as JSON
     */
    public record Electronic(String file, String reliability, String report) {

        private static final ObjectMapper JSON = new ObjectMapper();

        /** The report for people, question by question. */
        public List<Bilingual> lines() {
            try {
                return StreamSupport.stream(JSON.readTree(report).path("lines").spliterator(), false)
                        .map(line -> EarlierAnswers.asStatement(
                                line.path(0).asText(), line.path(1).asText()))
                        .toList();
            } catch (JsonProcessingException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** How it was signed, in words: on paper, or how far the electronic signature can be relied on. */
    public Bilingual how() {
        if (electronic == null) {
            return new Bilingual(Words.of(KIND, kind).zh(), Words.of(KIND, kind).en());
        }
        var word = Reliability.valueOf(electronic.reliability()).word();
        return new Bilingual("电子签名（" + word.zh() + "）", "electronic signature (" + word.en() + ")");
    }

    private static final String KIND = "contract.signatureKind";

    /**
     * What an officer answered who compared the paper.
     *
     * @param comparison point by point, as JSON
     * @param archivedAt where the original lies; null for the lessor's, which lies with the lessee's
     */
    public record Paper(String comparison, @Nullable String archivedAt) {}

    /** An attachment of the lease. @param digest its SHA-256 */
    public record Scan(UUID id, String digest) {}

    /**
     * Reports kept by earlier releases answer questions; “Was it changed after signing: holds. No” reads as its
     * opposite. What is kept stays; it is read as the statements that are written today. Only accepted signatures are
     * kept.
     */
    private static final class EarlierAnswers {

        private static final Map<Word, Word> STATEMENTS = Map.of(
                new Word("谁签的：成立。", "Who signed: holds. "), new Word("✓ 签署人已核实。", "✓ The signer is verified. "),
                new Word("是不是这份文件：成立。是：", "Is it this document: holds. Yes: "),
                        new Word("✓ 签署的是发出的文件。", "✓ This is the document that was handed out. "),
                new Word("签后有没有改动：成立。没有：", "Was it changed after signing: holds. No: "),
                        new Word("✓ 签署后未改动。", "✓ Not changed after signing. "),
                new Word("证书谁签发、当时是否有效：成立。", "Who issued the certificate, and was it valid then: holds. "),
                        new Word("✓ 签署时证书有效。", "✓ The certificate was valid when it signed. "),
                new Word("时间谁证明：成立。", "Who vouches for the time: holds. "),
                        new Word("✓ 签署时间有可信时间戳证明。", "✓ A trusted time stamp vouches for the time. "),
                new Word("时间谁证明：无法判断。", "Who vouches for the time: cannot be told. "),
                        new Word("？ 签署时间没有可信时间戳证明。", "? No trusted time stamp vouches for the time. "),
                new Word("可靠程度及理由：", "How far can it be relied on, and why: "), new Word("可靠程度：", "Reliability: "),
                new Word("不通过时怎么办：", "What to do if it does not hold: "), new Word("处理：", "What to do: "));

        private EarlierAnswers() {}

        static Bilingual asStatement(String zh, String en) {
            return STATEMENTS.entrySet().stream()
                    .filter(one -> zh.startsWith(one.getKey().zh())
                            && en.startsWith(one.getKey().en()))
                    .findFirst()
                    .map(one -> new Bilingual(
                            one.getValue().zh() + zh.substring(one.getKey().zh().length()),
                            after(
                                    one.getValue().en(),
                                    en.substring(one.getKey().en().length()))))
                    .orElseGet(() -> new Bilingual(zh, en));
        }

        /** What stood behind a colon begins a sentence now. */
        private static String after(String statement, String rest) {
            return statement
                    + (statement.endsWith(". ")
                            ? rest.substring(0, 1).toUpperCase(Locale.ROOT) + rest.substring(1)
                            : rest);
        }
    }
}
