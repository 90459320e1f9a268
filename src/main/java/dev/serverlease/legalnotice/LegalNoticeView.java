package dev.serverlease.legalnotice;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.serverlease.people.MaskedLessee;
import dev.serverlease.people.Person;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A letter as the doors, the forms and the page of the lease show it.
 *
 * @param kindName its title in words, both languages
 * @param href where its PDF is
 * @param digest SHA-256 of the PDF that is there
 * @param sealed whether it bears the lessor's seal
 * @param state by the channel that still runs, if it was sent by both
 * @param stateName how far it came by each channel, in words
 * @param stateAt null while it is only prepared
 * @param arrivedOn the day of its arrival as the task has recorded it; null if that is not on record
 * @param reason what the mail server, the post or the officer said; null if nothing
 * @param next what is to be done now, in words
 * @param sealable whether the seal can be put on it now
 * @param postable whether it can be recorded that it was posted or handed over
 * @param sendable whether it can be sent by mail now
 * @param returnable by which it can be recorded that it came back
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
        boolean sealed,
        String madeBy,
        OffsetDateTime madeAt,
        LegalNotice.State state,
        String stateName,
        @Nullable OffsetDateTime stateAt,
        @Nullable LocalDate arrivedOn,
        @Nullable String reason,
        @Nullable OffsetDateTime nextAttemptAt,
        String next,
        boolean sealable,
        boolean postable,
        boolean sendable,
        List<LegalNotice.Channel> returnable,
        List<Proof> proofs) {

    /**
     * As this person reads it: where it goes, and what came back, as far as they need it.
     *
     * @param opens whether they may open the lease's papers, and so the letter itself
     */
    public LegalNoticeView shownTo(Person reader, boolean opens) {
        return new LegalNoticeView(
                number,
                kind,
                kindName,
                href,
                addressee,
                postAddress == null ? null : MaskedLessee.address(postAddress, !opens, reader),
                email == null ? null : MaskedLessee.emailsIn(email, reader),
                digest,
                sealed,
                madeBy,
                madeAt,
                state,
                stateName,
                stateAt,
                arrivedOn,
                reason == null ? null : MaskedLessee.emailsIn(reason, reader),
                nextAttemptAt,
                next,
                sealable,
                postable,
                sendable,
                returnable,
                proofs);
    }

    /**
     * A file of the lease.
     *
     * @param effectiveOn the day of arrival that it states
     */
    public record Proof(UUID id, String fileName, @Nullable LocalDate effectiveOn) {}
}
