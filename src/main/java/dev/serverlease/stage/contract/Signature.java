package dev.serverlease.stage.contract;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.serverlease.lease.Bilingual;
import dev.serverlease.lease.Party;
import dev.serverlease.signature.Reliability;
import dev.serverlease.words.Words;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
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
                        .map(line -> new Bilingual(
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
}
