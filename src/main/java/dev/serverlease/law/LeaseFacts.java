package dev.serverlease.law;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Everything the rules may know about one lease. A fact that nobody stated is {@code null}, {@code UNKNOWN} or an empty
 * set, and none of these ever satisfies a rule that permits. Names and values: STATUTES 0.6; what is beyond that
 * section says which rule asks it.
 *
 * @param legalReview what the legal officer recorded (STATUTES 13.1)
 * @param activation what is known when the server is to be handed over
 * @param termination what is known when the lease ends
 * @param answers the applicant's claims and undertakings of STATUTES 13.1, by the id of the rule they answer
 */
public record LeaseFacts(
        Lessor lessor,
        Lessee lessee,
        Server server,
        Channel channel,
        Use use,
        Data data,
        Contract contract,
        Review review,
        LegalReviewFacts legalReview,
        ActivationFacts activation,
        TerminationFacts termination,
        SortedMap<String, ApplicantsAnswer> answers) {

    public LeaseFacts {
        lessor = orElse(lessor, Lessor.UNSTATED);
        lessee = orElse(lessee, Lessee.UNSTATED);
        server = orElse(server, Server.UNSTATED);
        channel = orElse(channel, Channel.UNSTATED);
        use = orElse(use, Use.UNSTATED);
        data = orElse(data, Data.UNSTATED);
        contract = orElse(contract, Contract.UNSTATED);
        review = orElse(review, Review.UNSTATED);
        legalReview = orElse(legalReview, LegalReviewFacts.UNSTATED);
        activation = orElse(activation, ActivationFacts.UNSTATED);
        termination = orElse(termination, TerminationFacts.UNSTATED);
        answers = sorted(answers);
    }

    /** Whether a text says anything: blanks, dashes and dots alone do not. */
    public static boolean given(@Nullable String text) {
        return text != null && text.codePoints().anyMatch(Character::isLetterOrDigit);
    }

    public enum Answer {
        YES,
        NO,
        UNKNOWN
    }

    /** What a public register says of a number; UNKNOWN also means that nobody has looked yet. */
    public enum RegisterStatus {
        VALID,
        NOT_VALID,
        UNKNOWN
    }

    /**
     * The lessor as its register entry shows it.
     *
     * @param claimsWhollyAbroad whether it claims that machine room, access and performance are all abroad
     *     ({@code lessor.licence-overseas-claim}, STATUTES 6.3)
     */
    public record Lessor(
            @Nullable Kind kind,
            @Nullable String name,
            @Nullable String uscc,
            Permit permit,
            Title title,
            @Nullable BigDecimal foreignSharePct,
            @Nullable String pilotApproval,
            @Nullable Boolean claimsWhollyAbroad) {

        static final Lessor UNSTATED = new Lessor(null, null, null, Permit.UNSTATED, Title.UNKNOWN, null, null, null);

        public Lessor {
            permit = orElse(permit, Permit.UNSTATED);
            title = orElse(title, Title.UNKNOWN);
        }

        public enum Kind {
            MAINLAND_COMPANY,
            MAINLAND_INDIVIDUAL,
            OVERSEAS_ENTITY
        }

        public enum Title {
            OWNER,
            LESSEE_WITH_CONSENT,
            LESSEE_NO_CONSENT,
            UNKNOWN
        }
    }

    /**
     * The lessor's telecom permit as the register shows it; categories are catalogue codes such as {@code A14-4}.
     *
     * @param coverage provinces, or {@code NATIONWIDE}
     * @param authorisedSubsidiary whether the register names the lessor as the holder's authorised subsidiary
     *     ({@code lessor.permit-borrowed})
     * @param renewalAppliedOn when renewal was applied for ({@code review.permit-renewal})
     */
    public record Permit(
            @Nullable String no,
            @Nullable String holderUscc,
            Set<String> categories,
            Set<String> items,
            Set<String> coverage,
            @Nullable LocalDate validTo,
            RegisterStatus status,
            @Nullable Boolean authorisedSubsidiary,
            @Nullable LocalDate renewalAppliedOn) {

        static final Permit UNSTATED =
                new Permit(null, null, Set.of(), Set.of(), Set.of(), null, RegisterStatus.UNKNOWN, null, null);

        public Permit {
            categories = sorted(categories);
            items = sorted(items);
            coverage = sorted(coverage);
            status = orElse(status, RegisterStatus.UNKNOWN);
        }
    }

    /**
     * The lessee.
     *
     * @param identityRefused refused, forged or borrowed identity, as an officer found it
     * @param livesOnOwnLabourIncome whether own labour income is a minor's main source of living
     *     ({@code party.capacity}, Civil Code art. 18(2))
     * @param guardianConsentRef the statutory agent's consent ({@code party.capacity}, Civil Code art. 145)
     */
    public record Lessee(
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

        static final Lessee UNSTATED = new Lessee(
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

        public Lessee {
            isCiio = orElse(isCiio, Answer.UNKNOWN);
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

    public record Server(
            @Nullable AssetKind assetKind,
            @Nullable String name,
            @Nullable String country,
            @Nullable Boolean isHkMoTw,
            @Nullable Long quantity,
            @Nullable String upstreamProvider,
            @Nullable String dueDiligenceRef,
            @Nullable String securityPlanRef,
            @Nullable Boolean seized,
            @Nullable Boolean disputed) {

        static final Server UNSTATED = new Server(null, null, null, null, null, null, null, null, null, null);

        public enum AssetKind {
            BARE_METAL,
            VPS,
            CLOUD
        }
    }

    public record Channel(
            Kind kind,
            @Nullable Provider provider,
            @Nullable Purpose purpose,
            @Nullable String approvalRef,
            RegisterStatus approvalStatus,
            @Nullable String userArchiveNo,
            @Nullable String internalUseUndertakingRef,
            @Nullable String accessIsp) {

        static final Channel UNSTATED =
                new Channel(Kind.UNKNOWN, null, null, null, RegisterStatus.UNKNOWN, null, null, null);

        public Channel {
            kind = orElse(kind, Kind.UNKNOWN);
            approvalStatus = orElse(approvalStatus, RegisterStatus.UNKNOWN);
        }

        public enum Kind {
            PUBLIC_INTERNET,
            INTL_PRIVATE_LINE,
            SELF_BUILT,
            TUNNEL_OR_PROXY,
            SATELLITE,
            OTHER,
            UNKNOWN
        }

        public enum Provider {
            CHINA_TELECOM,
            CHINA_UNICOM,
            CHINA_MOBILE,
            CHINA_BROADNET,
            CITIC_NETWORKS,
            OVERSEAS_CARRIER,
            OTHER,
            SELF
        }

        /** Asked for lines and tunnels; over the public Internet it says nothing about the site. */
        public enum Purpose {
            INTERNAL_OFFICE,
            OWN_SERVICE,
            CONNECT_DC_OR_PLATFORM,
            TELECOM_RESALE
        }
    }

    /**
     * What the server is to do.
     *
     * @param telecomBusiness whether telecom service is sold to others by means of the line or server
     * @param licenceValidTo the last day of the lessee's licence, from the register ({@code review.permit-renewal})
     * @param licenceRenewalAppliedOn when its renewal was applied for
     * @param approvalStatus what the register says of all sector approvals together: UNKNOWN where it does not know one
     *     of them, else NOT_VALID where one is not valid ({@code iis.sector-approval})
     * @param approvedSectors the sectors of those that the register shows as valid
     * @param approvalValidTo the last day of the sector approval that expires first and whose renewal was not applied
     *     for; where it was for all, of the first to expire ({@code review.permit-renewal})
     * @param approvalRenewalAppliedOn when its renewal was applied for
     * @param reletsAccessResources whether IP addresses, bandwidth or lines are re-let to others for IDC or ISP
     *     business ({@code channel.resource-reletting})
     */
    public record Use(
            @Nullable String declaredPurpose,
            Set<Activity> activityCodes,
            Set<RedFlag> redFlags,
            Answer telecomBusiness,
            @Nullable Iis iis,
            @Nullable Audience audience,
            Set<Sector> preApprovalSectors,
            @Nullable String licenceNo,
            RegisterStatus licenceStatus,
            Set<String> licenceItems,
            @Nullable String filingNo,
            RegisterStatus filingStatus,
            Set<String> approvalRefs,
            RegisterStatus approvalStatus,
            Set<Sector> approvedSectors,
            @Nullable LocalDate licenceValidTo,
            @Nullable LocalDate licenceRenewalAppliedOn,
            @Nullable LocalDate approvalValidTo,
            @Nullable LocalDate approvalRenewalAppliedOn,
            Answer reletsAccessResources) {

        static final Use UNSTATED = new Use(
                null,
                Set.of(),
                Set.of(),
                Answer.UNKNOWN,
                null,
                null,
                Set.of(),
                null,
                RegisterStatus.UNKNOWN,
                Set.of(),
                null,
                RegisterStatus.UNKNOWN,
                Set.of(),
                RegisterStatus.UNKNOWN,
                Set.of(),
                null,
                null,
                null,
                null,
                Answer.UNKNOWN);

        public Use {
            reletsAccessResources = orElse(reletsAccessResources, Answer.UNKNOWN);
            activityCodes = sorted(activityCodes);
            redFlags = sorted(redFlags);
            telecomBusiness = orElse(telecomBusiness, Answer.UNKNOWN);
            preApprovalSectors = sorted(preApprovalSectors);
            licenceStatus = orElse(licenceStatus, RegisterStatus.UNKNOWN);
            licenceItems = sorted(licenceItems);
            filingStatus = orElse(filingStatus, RegisterStatus.UNKNOWN);
            approvalRefs = sorted(approvalRefs);
            approvalStatus = orElse(approvalStatus, RegisterStatus.UNKNOWN);
            approvedSectors = sorted(approvedSectors);
        }

        /** What the server is to do. P1–P9 are the nine items of Decree 292, article 15. */
        public enum Activity {
            OFFICE,
            WEBSITE,
            MAIL,
            BACKUP,
            DEV_TEST,
            DATA_STORE,
            ECOMMERCE,
            GAME,
            STREAMING,
            CDN_NODE,
            OTHER,
            P1,
            P2,
            P3,
            P4,
            P5,
            P6,
            P7,
            P8,
            P9,
            ATTACK,
            INTRUSION,
            MALWARE,
            DDOS,
            FRAUD,
            PHISHING,
            SPAM_FRAUD,
            VPN_SALE,
            RELAY_SALE,
            PROXY_SALE,
            CIRCUMVENTION_TOOL
        }

        public enum RedFlag {
            ABNORMAL_PRICE,
            ABNORMAL_PAYMENT,
            REGULATOR_NOTICE,
            UNANSWERED_COMPLAINT,
            HIDDEN_IDENTITY,
            EVASION_REQUEST,
            PRIOR_VIOLATION,
            PURPOSE_MISMATCH
        }

        /** Internet information service (互联网信息服务) that the lessee itself provides. */
        public enum Iis {
            NONE,
            NON_COMMERCIAL,
            COMMERCIAL
        }

        public enum Audience {
            MAINLAND_PUBLIC,
            OVERSEAS_ONLY,
            INTERNAL
        }

        public enum Sector {
            NEWS,
            PUBLISHING,
            EDUCATION,
            HEALTH_DRUG_DEVICE,
            OTHER
        }
    }

    /**
     * The data on the server. Counts are distinct natural persons since 1 January of the current year.
     *
     * @param mechanismStatus what the register says of the export mechanism: passed assessment, filed contract,
     *     certificate
     * @param mechanismWorkingDaysLeft working days until {@code mechanismValidTo} ({@code review.permit-renewal}, Order
     *     16 art. 9)
     * @param mechanismRenewalAppliedOn when an extension or renewal was applied for
     */
    public record Data(
            @Nullable Boolean hasPi,
            @Nullable Long piSubjectsYtd,
            @Nullable Long sensitivePiSubjectsYtd,
            Answer important,
            @Nullable Boolean stateSecret,
            @Nullable Exemption exemption,
            @Nullable Mechanism mechanism,
            @Nullable String mechanismRef,
            @Nullable LocalDate mechanismValidTo,
            @Nullable LegalBasis legalBasis,
            @Nullable Boolean noticeGiven,
            @Nullable Boolean separateConsent,
            @Nullable String piaRef,
            RegisterStatus mechanismStatus,
            @Nullable Long mechanismWorkingDaysLeft,
            @Nullable LocalDate mechanismRenewalAppliedOn) {

        static final Data UNSTATED = new Data(
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
                RegisterStatus.UNKNOWN,
                null,
                null);

        public Data {
            mechanismStatus = orElse(mechanismStatus, RegisterStatus.UNKNOWN);
            important = orElse(important, Answer.UNKNOWN);
        }

        public enum Exemption {
            NONE,
            TRADE_NO_PI,
            TRANSIT,
            CONTRACT,
            HR,
            EMERGENCY,
            FTZ
        }

        public enum Mechanism {
            NONE,
            ASSESSMENT,
            STANDARD_CONTRACT,
            CERTIFICATION
        }

        public enum LegalBasis {
            CONSENT,
            CONTRACT,
            HR,
            LEGAL_DUTY,
            EMERGENCY,
            PUBLIC_INTEREST
        }
    }

    /**
     * The terms of the contract.
     *
     * @param clauses the names of the clauses that a draft holds, e.g. {@code lawful-use}; empty before there is a
     *     draft
     * @param unfairExemptions void exemptions found in a draft ({@code contract.standard-terms})
     * @param agreedDamages agreed damages for breach ({@code contract.money-limits}, Civil Code art. 585)
     * @param estimatedLoss the loss that a breach is expected to cause
     */
    public record Contract(
            @Nullable LocalDate startDate,
            @Nullable Long termMonths,
            @Nullable BigDecimal monthlyRent,
            @Nullable String currency,
            @Nullable String payment,
            @Nullable String maintenance,
            @Nullable DepositKind depositKind,
            @Nullable Form form,
            @Nullable SignatureKind signatureKind,
            Set<Field> fields,
            @Nullable Boolean isStandardForm,
            @Nullable Boolean keyTermsHighlighted,
            @Nullable BigDecimal deposit,
            @Nullable BigDecimal totalPrice,
            @Nullable String governingLaw,
            @Nullable Boolean subletAllowed,
            Set<String> clauses,
            Set<UnfairExemption> unfairExemptions,
            @Nullable BigDecimal agreedDamages,
            @Nullable BigDecimal estimatedLoss) {

        static final Contract UNSTATED = new Contract(
                null, null, null, null, null, null, null, null, null, Set.of(), null, null, null, null, null, null,
                Set.of(), Set.of(), null, null);

        public Contract {
            unfairExemptions = sorted(unfairExemptions);
            fields = sorted(fields);
            clauses = sorted(clauses);
        }

        /** Only EARNEST (定金) falls under articles 586 and 587 of the Civil Code; SECURITY is 押金. */
        public enum DepositKind {
            SECURITY,
            EARNEST
        }

        public enum Form {
            WRITTEN,
            DATA_MESSAGE,
            ORAL
        }

        public enum SignatureKind {
            HANDWRITTEN,
            SEAL,
            RELIABLE_ESIGN,
            OTHER_ESIGN,
            CLICK
        }

        /** Exemptions that are void: Civil Code, articles 497 and 506. */
        public enum UnfairExemption {
            PERSONAL_INJURY,
            INTENT_OR_GROSS_NEGLIGENCE,
            MAIN_RIGHTS_EXCLUDED,
            UNREASONABLE_BURDEN
        }

        /** The necessary terms that no application holds, only a draft. */
        public enum Field {
            QUALITY,
            LIABILITY,
            DISPUTES
        }
    }

    /**
     * What the review of a lease in force found.
     *
     * @param illegalContentFound forbidden information, or an attack
     * @param regulatorOrder the order of an authority or court; none given means that none was received
     * @param intervalDays the review interval agreed in the contract, in days ({@code review.schedule})
     * @param serviceWithinItems whether the service stays within the licensed or filed items
     *     ({@code iis.ongoing-duties})
     * @param changedWithoutApplication whether items or address changed without an application 30 days ahead
     * @param numberShown whether the licence or filing number stands on the home page
     * @param siteOrderedClosed whether an authority ordered the site closed ({@code review.licence-lost})
     * @param tortNoticeQualified whether the right-holder's notice has evidence and identity
     *     ({@code review.tort-notice})
     * @param subletObjectedOn when the sublease was objected to in writing ({@code review.sublet})
     * @param rentDemandedOn when overdue rent was demanded in writing ({@code review.rent-overdue})
     * @param rentDemandDays the period that the demand gave, in days
     */
    public record Review(
            @Nullable LocalDate lastAt,
            @Nullable Boolean actualUseMatches,
            @Nullable Boolean sublet,
            @Nullable LocalDate subletKnownSince,
            @Nullable Boolean illegalContentFound,
            @Nullable LocalDate tortNoticeAt,
            @Nullable String regulatorOrder,
            @Nullable LocalDate rentOverdueSince,
            @Nullable Long intervalDays,
            @Nullable Boolean serviceWithinItems,
            @Nullable Boolean changedWithoutApplication,
            @Nullable Boolean numberShown,
            @Nullable Boolean siteOrderedClosed,
            @Nullable Boolean tortNoticeQualified,
            @Nullable LocalDate subletObjectedOn,
            @Nullable LocalDate rentDemandedOn,
            @Nullable Long rentDemandDays) {

        static final Review UNSTATED = new Review(
                null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null);
    }

    static <T> T orElse(@Nullable T stated, T unstated) {
        return Objects.requireNonNullElse(stated, unstated);
    }

    /** In natural order, so that equal facts have equal texts; a null element says nothing and is dropped. */
    static <T extends Comparable<? super T>> Set<T> sorted(@Nullable Set<T> stated) {
        SortedSet<T> sorted = new TreeSet<>();
        if (stated != null) {
            stated.stream().filter(Objects::nonNull).forEach(sorted::add);
        }
        return Collections.unmodifiableSortedSet(sorted);
    }

    private static <V> SortedMap<String, V> sorted(@Nullable Map<String, V> stated) {
        SortedMap<String, V> sorted = new TreeMap<>();
        if (stated != null) {
            stated.forEach((key, value) -> {
                if (key != null && value != null) {
                    sorted.put(key, value);
                }
            });
        }
        return Collections.unmodifiableSortedMap(sorted);
    }
}
