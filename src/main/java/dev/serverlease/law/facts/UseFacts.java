package dev.serverlease.law.facts;

import java.time.LocalDate;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the server is to do.
 *
 * @param telecomBusiness whether telecom service is sold to others by means of the line or server
 * @param licenceValidTo the last day of the lessee's licence, from the register ({@code review.permit-renewal})
 * @param licenceRenewalAppliedOn when its renewal was applied for
 * @param approvalStatus what the register says of all sector approvals together: UNKNOWN where it does not know one of
 *     them, else NOT_VALID where one is not valid ({@code iis.sector-approval})
 * @param approvedSectors the sectors of those that the register shows as valid
 * @param approvalValidTo the last day of the first-expiring sector approval without a renewal application; if all have
 *     one, of the first to expire ({@code review.permit-renewal})
 * @param approvalRenewalAppliedOn when its renewal was applied for
 * @param reletsAccessResources whether IP addresses, bandwidth or lines are re-let to others for IDC or ISP business
 *     ({@code channel.resource-reletting})
 * @param revenue what the service is paid for; empty where nobody answered, {@code {NONE}} for nothing
 * @param regulatedActivities what the lessee carries on as a regulated activity by means of this server; empty where
 *     nobody answered
 * @param aiTraining whether models are trained on the server
 */
public record UseFacts(
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
        @Nullable Answer reletsAccessResources,
        Set<Revenue> revenue,
        Set<RegulatedActivity> regulatedActivities,
        Answer aiTraining) {

    static final UseFacts UNSTATED = new UseFacts(
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
            null,
            Set.of(),
            Set.of(),
            Answer.UNKNOWN);

    public UseFacts {
        revenue = LeaseFacts.sorted(revenue);
        regulatedActivities = LeaseFacts.sorted(regulatedActivities);
        aiTraining = LeaseFacts.orElse(aiTraining, Answer.UNKNOWN);
        activityCodes = LeaseFacts.sorted(activityCodes);
        redFlags = LeaseFacts.sorted(redFlags);
        telecomBusiness = LeaseFacts.orElse(telecomBusiness, Answer.UNKNOWN);
        preApprovalSectors = LeaseFacts.sorted(preApprovalSectors);
        licenceStatus = LeaseFacts.orElse(licenceStatus, RegisterStatus.UNKNOWN);
        licenceItems = LeaseFacts.sorted(licenceItems);
        filingStatus = LeaseFacts.orElse(filingStatus, RegisterStatus.UNKNOWN);
        approvalRefs = LeaseFacts.sorted(approvalRefs);
        approvalStatus = LeaseFacts.orElse(approvalStatus, RegisterStatus.UNKNOWN);
        approvedSectors = LeaseFacts.sorted(approvedSectors);
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
        CIRCUMVENTION_TOOL,
        APP,
        FORUM,
        AI_SERVICE;

        /** What the public uses. */
        public static final Set<Activity> PUBLIC = Collections.unmodifiableSet(
                EnumSet.of(WEBSITE, ECOMMERCE, GAME, STREAMING, CDN_NODE, APP, FORUM, AI_SERVICE));

        /** What serves nobody but the lessee itself. */
        public static final Set<Activity> PRIVATE =
                Collections.unmodifiableSet(EnumSet.of(OFFICE, BACKUP, DEV_TEST, DATA_STORE));

        /** Access, relays or proxies for others. */
        public static final Set<Activity> SALES =
                Collections.unmodifiableSet(EnumSet.of(VPN_SALE, RELAY_SALE, PROXY_SALE));
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

    public enum Revenue {
        NONE,
        OWN_GOODS,
        PAID_CONTENT,
        MEMBERSHIP,
        VIRTUAL_GOODS,
        ADVERTISING,
        PLATFORM_FEE
    }

    public enum RegulatedActivity {
        NONE,
        MAP,
        PUBLISHING,
        ONLINE_GAME,
        NEWS,
        AUDIOVISUAL,
        HEALTH,
        GENETIC,
        CREDIT_REPORTING,
        RIDE_HAILING,
        BANKING,
        PAYMENT,
        SECURITIES,
        INSURANCE,
        VEHICLE_DATA,
        SCHOOL_TRAINING,
        E_CERTIFICATION,
        DOMAIN_SYSTEM,
        GENERATIVE_AI
    }
}
