package dev.serverlease.law;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collections;
import java.util.Objects;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Everything the rules may know about one lease. A fact that nobody stated is {@code null}, {@code UNKNOWN} or an empty
 * set, and none of these ever satisfies a rule that permits.
 */
public record LeaseFacts(
        Lessor lessor,
        Lessee lessee,
        Server server,
        Channel channel,
        Use use,
        Data data,
        Contract contract,
        Review review) {

    public LeaseFacts {
        lessor = orElse(lessor, Lessor.UNSTATED);
        lessee = orElse(lessee, Lessee.UNSTATED);
        server = orElse(server, Server.UNSTATED);
        channel = orElse(channel, Channel.UNSTATED);
        use = orElse(use, Use.UNSTATED);
        data = orElse(data, Data.UNSTATED);
        contract = orElse(contract, Contract.UNSTATED);
        review = orElse(review, Review.UNSTATED);
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

    public record Lessor(
            @Nullable Kind kind,
            @Nullable String name,
            @Nullable String uscc,
            Permit permit,
            Title title,
            @Nullable BigDecimal foreignSharePct,
            @Nullable String pilotApproval) {

        static final Lessor UNSTATED = new Lessor(null, null, null, Permit.UNSTATED, Title.UNKNOWN, null, null);

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

    /** The lessor's telecom permit as the register shows it; categories are catalogue codes such as {@code A14-4}. */
    public record Permit(
            @Nullable String no,
            @Nullable String holderUscc,
            Set<String> categories,
            Set<String> items,
            Set<String> coverage,
            @Nullable LocalDate validTo,
            RegisterStatus status) {

        static final Permit UNSTATED =
                new Permit(null, null, Set.of(), Set.of(), Set.of(), null, RegisterStatus.UNKNOWN);

        public Permit {
            categories = sorted(categories);
            items = sorted(items);
            coverage = sorted(coverage);
            status = orElse(status, RegisterStatus.UNKNOWN);
        }
    }

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
            @Nullable String contactPhone) {

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
            Set<String> approvalRefs) {

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
                Set.of());

        public Use {
            activityCodes = sorted(activityCodes);
            redFlags = sorted(redFlags);
            telecomBusiness = orElse(telecomBusiness, Answer.UNKNOWN);
            preApprovalSectors = sorted(preApprovalSectors);
            licenceStatus = orElse(licenceStatus, RegisterStatus.UNKNOWN);
            licenceItems = sorted(licenceItems);
            filingStatus = orElse(filingStatus, RegisterStatus.UNKNOWN);
            approvalRefs = sorted(approvalRefs);
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

    /** Counts are distinct natural persons since 1 January of the current year. */
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
            @Nullable String piaRef) {

        static final Data UNSTATED =
                new Data(null, null, null, Answer.UNKNOWN, null, null, null, null, null, null, null, null, null);

        public Data {
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
            Set<String> clauses) {

        static final Contract UNSTATED = new Contract(
                null, null, null, null, null, null, null, null, null, Set.of(), null, null, null, null, null, null,
                Set.of());

        public Contract {
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

        /** The necessary terms that no application holds, only a draft. */
        public enum Field {
            QUALITY,
            LIABILITY,
            DISPUTES
        }
    }

    public record Review(
            @Nullable LocalDate lastAt,
            @Nullable Boolean actualUseMatches,
            @Nullable Boolean sublet,
            @Nullable LocalDate subletKnownSince,
            @Nullable Boolean illegalContentFound,
            @Nullable LocalDate tortNoticeAt,
            @Nullable String regulatorOrder,
            @Nullable LocalDate rentOverdueSince) {

        static final Review UNSTATED = new Review(null, null, null, null, null, null, null, null);
    }

    private static <T> T orElse(@Nullable T stated, T unstated) {
        return Objects.requireNonNullElse(stated, unstated);
    }

    /** In natural order, so that equal facts have equal texts; a null element says nothing and is dropped. */
    private static <T extends Comparable<? super T>> Set<T> sorted(@Nullable Set<T> stated) {
        SortedSet<T> sorted = new TreeSet<>();
        if (stated != null) {
            stated.stream().filter(Objects::nonNull).forEach(sorted::add);
        }
        return Collections.unmodifiableSortedSet(sorted);
    }
}
