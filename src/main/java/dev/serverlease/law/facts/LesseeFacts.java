package dev.serverlease.law.facts;

import org.jspecify.annotations.Nullable;

/**
 * The lessee.
 *
 * @param identityRefused refused, forged or borrowed identity, as an officer found it
 * @param livesOnOwnLabourIncome whether own labour income is a minor's main source of living ({@code party.capacity},
 *     Civil Code art. 18(2))
 * @param guardianConsentRef the statutory agent's consent ({@code party.capacity}, Civil Code art. 145)
 */
public record LesseeFacts(
        @Nullable Kind kind,
        @Nullable String name,
        @Nullable String uscc,
        @Nullable String domicile,
        @Nullable IdType idType,
        @Nullable String idNo,
        @Nullable Boolean idVerified,
        @Nullable Boolean identityRefused,
        @Nullable Long age,
        Answer isCiio,
        @Nullable String signerName,
        @Nullable Boolean signerIsLegalRep,
        @Nullable String poaRef,
        @Nullable String email,
        @Nullable String noticeEmail,
        @Nullable String noticeAddress,
        @Nullable String contactPhone,
        @Nullable Boolean livesOnOwnLabourIncome,
        @Nullable String guardianConsentRef) {

    static final LesseeFacts UNSTATED = new LesseeFacts(
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            Answer.UNKNOWN,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null);

    public LesseeFacts {
        isCiio = LeaseFacts.orElse(isCiio, Answer.UNKNOWN);
    }

    public enum Kind {
        COMPANY,
        INDIVIDUAL,
        PUBLIC_INSTITUTION,
        STATE_ORGAN,
        OVERSEAS
    }

    public enum IdType {
        RESIDENT_ID,
        PASSPORT,
        RESIDENCE_PERMIT
    }
}
