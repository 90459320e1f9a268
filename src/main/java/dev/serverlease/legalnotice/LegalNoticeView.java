package dev.serverlease.legalnotice;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A letter as the doors, the forms and the page of the lease show it.
 *
 * @param kindName its title in words, both languages
 * @param href where its PDF is
 * @param stateName how far it came, in words
 * @param stateAt null while it is only prepared
 * @param reason why it was not taken or came back; null otherwise
 * @param next what is to be done now, in words
 * @param proofs files that were handed in as proof of its arrival
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record LegalNoticeView(
        String number,
        LegalNoticeKind kind,
        String kindName,
        String href,
        String addressee,
        @Nullable String postAddress,
        @Nullable String email,
        String digest,
        String madeBy,
        OffsetDateTime madeAt,
        LegalNotice.State state,
        String stateName,
        @Nullable OffsetDateTime stateAt,
        @Nullable String reason,
        @Nullable OffsetDateTime nextAttemptAt,
        String next,
        boolean sendable,
        List<Proof> proofs) {

    /** A file of the lease. */
    public record Proof(UUID id, String fileName) {}
}
