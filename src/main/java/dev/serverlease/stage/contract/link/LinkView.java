package dev.serverlease.stage.contract.link;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.serverlease.lease.Bilingual;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How the lessee's signing by link stands, for officers.
 *
 * @param links the newest first
 * @param representative whom the signer named, until a link was sent to them or the draft is no longer to be signed;
 *     null otherwise
 * @param explanations in the order of asking
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record LinkView(List<Link> links, @Nullable Named representative, List<Explanation> explanations) {

    /**
     * @param open whether it can be used: neither ended nor locked
     * @param delivery what became of the mail, or to whom the link was given instead
     * @param locked whether it takes no more answers, so that only a new link helps
     * @param codeAwaited whether a code is to be read out now
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Link(
            int draft,
            String signer,
            boolean byLetter,
            Bilingual state,
            boolean open,
            OffsetDateTime issuedAt,
            String issuedBy,
            OffsetDateTime expiresAt,
            Bilingual delivery,
            boolean locked,
            boolean codeAwaited) {}

    /** @param letter id of the letter of authority among the lease's files; null for whoever may not open it */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Named(
            String name,
            String numberEnd,
            String address,
            @Nullable String telephone,
            @Nullable String letter) {}

    /**
     * @param number by which it is answered
     * @param open whether it waits for an answer
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Explanation(
            int number,
            Bilingual clause,
            String question,
            OffsetDateTime askedAt,
            boolean open,
            @Nullable String answer,
            @Nullable String answeredBy) {}

    /** Whether there is anything to show. */
    public boolean isEmpty() {
        return links.isEmpty();
    }
}
