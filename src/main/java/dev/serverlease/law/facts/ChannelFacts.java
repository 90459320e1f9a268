package dev.serverlease.law.facts;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * How the server is reached.
 *
 * @param approvalKind what the register calls the approval; null while the register does not know it
 * @param approvalValidTo its last day, from the register
 * @param approvalRenewalAppliedOn when its renewal was applied for, from the register
 */
public record ChannelFacts(
        Kind kind,
        @Nullable Provider provider,
        @Nullable Purpose purpose,
        @Nullable String approvalRef,
        RegisterStatus approvalStatus,
        @Nullable String userArchiveNo,
        @Nullable String internalUseUndertakingRef,
        @Nullable String accessIsp,
        @Nullable ApprovalKind approvalKind,
        @Nullable LocalDate approvalValidTo,
        @Nullable LocalDate approvalRenewalAppliedOn) {

    static final ChannelFacts UNSTATED = new ChannelFacts(
            Kind.UNKNOWN, null, null, null, RegisterStatus.UNKNOWN, null, null, null, null, null, null);

    public ChannelFacts {
        kind = LeaseFacts.orElse(kind, Kind.UNKNOWN);
        approvalStatus = LeaseFacts.orElse(approvalStatus, RegisterStatus.UNKNOWN);
    }

    /**
     * What the register says of the approval on the day; one that has run out is not valid.
     *
     * @param day of the question
     */
    public RegisterStatus approvalOn(LocalDate day) {
        boolean hasRunOut = approvalValidTo != null && approvalValidTo.isBefore(day);
        return hasRunOut ? RegisterStatus.NOT_VALID : approvalStatus;
    }

    /**
     * The same of an approval to carry on cross-border telecom business; one of another kind is not known as such.
     * Facts of the first edition name no kind: then the register was asked for this one alone.
     */
    public RegisterStatus crossBorderApprovalOn(LocalDate day) {
        return approvalKind == null || approvalKind == ApprovalKind.CROSS_BORDER_APPROVAL
                ? approvalOn(day)
                : RegisterStatus.UNKNOWN;
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

    public enum ApprovalKind {
        /** To carry on cross-border telecom business. */
        CROSS_BORDER_APPROVAL,
        /** To use an international channel or a satellite link (国际通信信道、卫星通信许可). */
        CHANNEL_APPROVAL
    }
}
