package dev.serverlease.law.facts;

import java.time.LocalDate;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The lessee.
 *
 * @param identityRefused refused, forged or borrowed identity, as an officer found it
 * @param livesOnOwnLabourIncome whether own labour income is a minor's main source of living ({@code party.capacity},
 *     Civil Code art. 18(2))
 * @param guardianConsentRef the statutory agent's consent ({@code party.capacity}, Civil Code art. 145)
 * @param birthDate asked only where the document's number does not hold it ({@code consistency.birth-age})
 * @param permitNo the lessee's own telecom permit ({@code consistency.telecom-permit})
 * @param permitStatus what the register says of it; UNKNOWN unless the register names the lessee as its holder
 * @param permitCategories catalogue codes such as {@code B11}, from the register
 * @param permitValidTo its last day, from the register
 * @param permitRenewalAppliedOn when its renewal was applied for, from the register
 * @param mainlandPresence whether an overseas lessee has a body or network in the mainland
 * @param piRepresentativeRef its body or representative in the mainland: Personal Information Protection Law, article
 *     53
 * @param foreignControlled whether foreign parties set it up or control it; asked only with genetic resources
 * @param idCountry ISO 3166-1 code of the State or region that issued a passport
 * @param signerIsGuardian whether the signer is the statutory agent ({@code party.capacity}, Civil Code art. 20)
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
        @Nullable String guardianConsentRef,
        @Nullable LocalDate birthDate,
        @Nullable String permitNo,
        RegisterStatus permitStatus,
        Set<String> permitCategories,
        @Nullable LocalDate permitValidTo,
        @Nullable LocalDate permitRenewalAppliedOn,
        Answer mainlandPresence,
        @Nullable String piRepresentativeRef,
        Answer foreignControlled,
        @Nullable String idCountry,
        @Nullable Boolean signerIsGuardian) {

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
            null,
            null,
            null,
            RegisterStatus.UNKNOWN,
            Set.of(),
            null,
            null,
            Answer.UNKNOWN,
            null,
            Answer.UNKNOWN,
            null,
            null);

    public LesseeFacts {
        permitStatus = LeaseFacts.orElse(permitStatus, RegisterStatus.UNKNOWN);
        permitCategories = LeaseFacts.sorted(permitCategories);
        mainlandPresence = LeaseFacts.orElse(mainlandPresence, Answer.UNKNOWN);
        foreignControlled = LeaseFacts.orElse(foreignControlled, Answer.UNKNOWN);
        isCiio = LeaseFacts.orElse(isCiio, Answer.UNKNOWN);
    }

    public enum Kind {
        COMPANY,
        INDIVIDUAL,
        PUBLIC_INSTITUTION,
        STATE_ORGAN,
        OVERSEAS,
        SOLE_TRADER,
        SOCIAL_ORGANISATION
    }

    /** {@link #RESIDENCE_PERMIT} names no document; it stays readable for old cases and is no longer offered. */
    public enum IdType {
        RESIDENT_ID,
        PASSPORT,
        RESIDENCE_PERMIT,
        HMT_TRAVEL_PERMIT,
        HMT_RESIDENCE_PERMIT,
        FOREIGN_PR_CARD
    }
}
