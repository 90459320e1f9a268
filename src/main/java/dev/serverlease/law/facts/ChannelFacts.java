package dev.serverlease.law.facts;

import org.jspecify.annotations.Nullable;

public record ChannelFacts(
        Kind kind,
        @Nullable Provider provider,
        @Nullable Purpose purpose,
        @Nullable String approvalRef,
        RegisterStatus approvalStatus,
        @Nullable String userArchiveNo,
        @Nullable String internalUseUndertakingRef,
        @Nullable String accessIsp) {

    static final ChannelFacts UNSTATED =
            new ChannelFacts(Kind.UNKNOWN, null, null, null, RegisterStatus.UNKNOWN, null, null, null);

    public ChannelFacts {
        kind = LeaseFacts.orElse(kind, Kind.UNKNOWN);
        approvalStatus = LeaseFacts.orElse(approvalStatus, RegisterStatus.UNKNOWN);
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
